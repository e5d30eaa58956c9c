import type { Provider } from '@nestjs/common';
import { PersonData, personDataProviders } from '@counterless/platform';
import { BeginErasure } from './deadlines/begin-erasure.ts';
import { ExpireExport } from './deadlines/expire-export.ts';
import { MarkRequestOverdue } from './deadlines/mark-request-overdue.ts';
import { AccountStore } from './persistence/account-store.ts';
import { PersonDataStore } from './persistence/person-data-store.ts';
import { Accounts } from './ports/accounts.ts';
import { ReadDataRequestContactHandler } from './queries/read-data-request-contact.ts';
import { ReadDataShareHandler } from './queries/read-data-share.ts';
import { AnswerDataRequest } from './reactions/answer-data-request.ts';
import { KeepCollectedShare } from './reactions/keep-collected-share.ts';
import { KeepErasedShare } from './reactions/keep-erased-share.ts';

/** What people ask about their data. */
export const dataProviders: Provider[] = [
  ...personDataProviders, { provide: PersonData, useClass: PersonDataStore }, AnswerDataRequest, ReadDataShareHandler, ReadDataRequestContactHandler,
  KeepCollectedShare, KeepErasedShare, MarkRequestOverdue, ExpireExport, BeginErasure, { provide: Accounts, useClass: AccountStore },
];
