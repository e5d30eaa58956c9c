import type { Provider } from '@nestjs/common';
import { ImportStockHandler } from './commands/import-stock.ts';
import { IssueRequisitionHandler } from './commands/issue-requisition.ts';
import { LoseSerialsHandler } from './commands/lose-serials.ts';
import { PublishInvoicePolicyHandler } from './commands/publish-invoice-policy.ts';
import { RefuseRequisitionHandler } from './commands/refuse-requisition.ts';
import { RequestInvoicesHandler } from './commands/request-invoices.ts';
import { ReturnSerialsHandler } from './commands/return-serials.ts';
import { TakeRequisitionHandler } from './commands/take-requisition.ts';
import { TransferSerialsHandler } from './commands/transfer-serials.ts';
import { VoidSerialsHandler } from './commands/void-serials.ts';
import { WithdrawRequisitionHandler } from './commands/withdraw-requisition.ts';
import { EscalateRequisition } from './deadlines/escalate-requisition.ts';
import { ExplainRequisitionHandler } from './queries/explain-requisition.ts';
import { ListInvoicePoliciesHandler } from './queries/list-invoice-policies.ts';
import { ListLossNoticesHandler } from './queries/list-loss-notices.ts';
import { ListRequisitionQueueHandler } from './queries/list-requisition-queue.ts';
import { ListRequisitionsHandler } from './queries/list-requisitions.ts';
import { ListStockHandler } from './queries/list-stock.ts';
import { ReadRequisitionHandler } from './queries/read-requisition.ts';
import { ReconcileStockHandler } from './queries/reconcile-stock.ts';
import { ReplayRequisitionHandler } from './queries/replay-requisition.ts';
import { RequisitionChanger } from './requisitions/changer.ts';
import { Intake } from './requisitions/intake.ts';
import { Mover } from './stock/mover.ts';

/** Invoices by number. */
export const stockProviders: Provider[] = [
  Mover,
  ImportStockHandler,
  TransferSerialsHandler,
  ReturnSerialsHandler,
  VoidSerialsHandler,
  LoseSerialsHandler,
  ListStockHandler,
  ReconcileStockHandler,
  ListLossNoticesHandler,
];

/** Requisitions and the policies that decide them. */
export const requisitionProviders: Provider[] = [
  PublishInvoicePolicyHandler,
  ListInvoicePoliciesHandler,
  Intake,
  RequisitionChanger,
  RequestInvoicesHandler,
  TakeRequisitionHandler,
  IssueRequisitionHandler,
  RefuseRequisitionHandler,
  WithdrawRequisitionHandler,
  EscalateRequisition,
  ReadRequisitionHandler,
  ListRequisitionsHandler,
  ListRequisitionQueueHandler,
  ExplainRequisitionHandler,
  ReplayRequisitionHandler,
];
