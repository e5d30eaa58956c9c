import type { Provider } from '@nestjs/common';
import { PersonData, personDataProviders } from '@counterless/platform';
import { PersonDataStore } from './persistence/person-data-store.ts';
import { ReadDataShareHandler } from './queries/read-data-share.ts';
import { AnswerDataRequest } from './reactions/answer-data-request.ts';
import { TellExportReady } from './reactions/tell-export-ready.ts';

/** What people ask about their data. */
export const dataProviders: Provider[] = [...personDataProviders, { provide: PersonData, useClass: PersonDataStore }, AnswerDataRequest, ReadDataShareHandler, TellExportReady];
