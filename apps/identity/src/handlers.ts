import type { Type } from '@nestjs/common';
import { AskErasureHandler } from './commands/ask-erasure.ts';
import { AskExportHandler } from './commands/ask-export.ts';
import { CreateTestEnterpriseHandler } from './commands/create-test-enterprise.ts';
import { CreateTestOfficerHandler } from './commands/create-test-officer.ts';
import { CreateTestPersonHandler } from './commands/create-test-person.ts';
import { EndMandateHandler } from './commands/end-mandate.ts';
import { GrantMandateHandler } from './commands/grant-mandate.ts';
import { MintTestTokenHandler } from './commands/mint-test-token.ts';
import { MoveClockHandler } from './commands/move-clock.ts';
import { RecordConsentHandler } from './commands/record-consent.ts';
import { RegisterAppKeysHandler } from './commands/register-app-keys.ts';
import { RegisterAppHandler } from './commands/register-app.ts';
import { RegisterTestKeysHandler } from './commands/register-test-keys.ts';
import { RevokeAccessHandler } from './commands/revoke-access.ts';
import { RevokeConsentHandler } from './commands/revoke-consent.ts';
import { WithdrawErasureHandler } from './commands/withdraw-erasure.ts';
import { CheckErasureHandler } from './queries/check-erasure.ts';
import { ListConsentsHandler } from './queries/list-consents.ts';
import { ListDataRequestsHandler } from './queries/list-data-requests.ts';
import { ListMandatesHandler } from './queries/list-mandates.ts';
import { ListTestEnterprisesHandler } from './queries/list-test-enterprises.ts';
import { ListTestOfficersHandler } from './queries/list-test-officers.ts';
import { ListTestPeopleHandler } from './queries/list-test-people.ts';
import { ReadClockHandler } from './queries/read-clock.ts';
import { ReadDataRequestHandler } from './queries/read-data-request.ts';
import { ReadExportHandler } from './queries/read-export.ts';
import { ReadEnterpriseHandler } from './queries/read-enterprise.ts';
import { ReadKeyHandler } from './queries/read-key.ts';
import { ReadMeHandler } from './queries/read-me.ts';
import { ReadOfficerHandler } from './queries/read-officer.ts';
import { ReadProfileHandler } from './queries/read-profile.ts';

/** Every class that answers an operation. */
export const handlers: Type[] = [
  ReadMeHandler,
  ReadKeyHandler,
  ReadEnterpriseHandler,
  ReadProfileHandler,
  ReadOfficerHandler,
  GrantMandateHandler,
  EndMandateHandler,
  ListMandatesHandler,
  RecordConsentHandler,
  RevokeConsentHandler,
  ListConsentsHandler,
  RegisterAppHandler,
  RegisterAppKeysHandler,
  RegisterTestKeysHandler,
  RevokeAccessHandler,
  CreateTestPersonHandler,
  CreateTestEnterpriseHandler,
  CreateTestOfficerHandler,
  ListTestPeopleHandler,
  ListTestEnterprisesHandler,
  ListTestOfficersHandler,
  MintTestTokenHandler,
  ReadClockHandler,
  MoveClockHandler,
  AskExportHandler,
  AskErasureHandler,
  WithdrawErasureHandler,
  CheckErasureHandler,
  ListDataRequestsHandler,
  ReadDataRequestHandler,
  ReadExportHandler,
];
