import { caseEvents } from './permits-case-events.ts';
import { casesOfMatters } from './permits-cases.ts';
import { queueOfOfficers } from './permits-queue.ts';
import { passesAndCatalogue } from './permits.ts';

/** All operations and facts of the service: entry passes, the catalogue, cases, the officers' queue. */
export const permits = { ...passesAndCatalogue, ...casesOfMatters, caseEvents, ...queueOfOfficers } as const;
