import type { Provider } from '@nestjs/common';
import { ExtendPassHandler } from './commands/extend-pass.ts';
import { GrantPassHandler } from './commands/grant-pass.ts';
import { PublishPassPolicyHandler } from './commands/publish-pass-policy.ts';
import { RefusePassHandler } from './commands/refuse-pass.ts';
import { RegisterCheckpointHandler } from './commands/register-checkpoint.ts';
import { RequestPassHandler } from './commands/request-pass.ts';
import { RevokePassHandler } from './commands/revoke-pass.ts';
import { SyncScansHandler } from './commands/sync-scans.ts';
import { VerifyPassHandler } from './commands/verify-pass.ts';
import { WithdrawPassHandler } from './commands/withdraw-pass.ts';
import { ExpirePass } from './deadlines/expire-pass.ts';
import { DrawPassQrHandler } from './queries/draw-pass-qr.ts';
import { ListCheckpointsHandler } from './queries/list-checkpoints.ts';
import { ListDoubleScansHandler } from './queries/list-double-scans.ts';
import { ListPassPoliciesHandler } from './queries/list-pass-policies.ts';
import { ListPassQueueHandler } from './queries/list-pass-queue.ts';
import { ListPassesHandler } from './queries/list-passes.ts';
import { ReadPassContactsHandler } from './queries/read-pass-contacts.ts';
import { ReadPassDriverHandler } from './queries/read-pass-driver.ts';
import { ReadPassStatusHandler } from './queries/read-pass-status.ts';
import { ReadPassHandler } from './queries/read-pass.ts';
import { KeepSealedQr } from './reactions/keep-sealed-qr.ts';
import { ScanRecorder } from './verification/scan-recorder.ts';
import { Verifier } from './verification/verifier.ts';

/** The entry pass: asking and deciding. */
export const passProviders: Provider[] = [
  RequestPassHandler,
  ReadPassHandler,
  ListPassesHandler,
  DrawPassQrHandler,
  WithdrawPassHandler,
  ExtendPassHandler,
  ListPassQueueHandler,
  GrantPassHandler,
  RefusePassHandler,
  RevokePassHandler,
  ReadPassDriverHandler,
  ReadPassContactsHandler,
  PublishPassPolicyHandler,
  ListPassPoliciesHandler,
  KeepSealedQr,
  ExpirePass,
];

/** The entry pass: checking it on the road. */
export const verificationProviders: Provider[] = [
  Verifier,
  ScanRecorder,
  VerifyPassHandler,
  ReadPassStatusHandler,
  RegisterCheckpointHandler,
  ListCheckpointsHandler,
  SyncScansHandler,
  ListDoubleScansHandler,
];
