import type { Type } from '@nestjs/common';
import { RegisterAppHandler, RegisterAppKeysHandler, RegisterTestKeysHandler } from './commands/apps.ts';
import { RecordConsentHandler, RevokeConsentHandler } from './commands/consents.ts';
import { EndMandateHandler, GrantMandateHandler } from './commands/mandates.ts';
import { MintTestTokenHandler } from './commands/mint-test-token.ts';
import { RevokeAccessHandler } from './commands/revoke-access.ts';
import { CreateTestEnterpriseHandler, CreateTestOfficerHandler, CreateTestPersonHandler } from './commands/sandbox.ts';
import { ListConsentsHandler } from './queries/list-consents.ts';
import { ListMandatesHandler } from './queries/list-mandates.ts';
import { ListTestEnterprisesHandler, ListTestOfficersHandler, ListTestPeopleHandler } from './queries/list-test-subjects.ts';
import { ReadMeHandler } from './queries/read-me.ts';

/** Every class that answers an operation. */
export const handlers: Type[] = [
  ReadMeHandler,
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
];
