import type { Provider } from '@nestjs/common';
import { AddAddressHandler } from './commands/add-address.ts';
import { AssessTaxpayerHandler } from './commands/assess-taxpayer.ts';
import { ConfirmEntitlementHandler } from './commands/confirm-entitlement.ts';
import { RefuseEntitlementHandler } from './commands/refuse-entitlement.ts';
import { RegisterTaxpayerHandler } from './commands/register-taxpayer.ts';
import { RemoveAddressHandler } from './commands/remove-address.ts';
import { RequestEntitlementHandler } from './commands/request-entitlement.ts';
import { MarkEntitlementOverdue } from './deadlines/mark-entitlement-overdue.ts';
import { ListAddressesHandler } from './queries/list-addresses.ts';
import { ListEntitlementQueueHandler } from './queries/list-entitlement-queue.ts';
import { ListEntitlementsHandler } from './queries/list-entitlements.ts';
import { ReadTaxpayerHandler } from './queries/read-taxpayer.ts';

/** Taxpayers: grades, addresses, what they may draw. */
export const taxpayerProviders: Provider[] = [
  RegisterTaxpayerHandler,
  AssessTaxpayerHandler,
  AddAddressHandler,
  RemoveAddressHandler,
  RequestEntitlementHandler,
  ConfirmEntitlementHandler,
  RefuseEntitlementHandler,
  MarkEntitlementOverdue,
  ReadTaxpayerHandler,
  ListAddressesHandler,
  ListEntitlementsHandler,
  ListEntitlementQueueHandler,
];
