import { caseEvents } from './permits-case-events.ts';
import { casesOfMatters } from './permits-cases.ts';
import { queueOfOfficers } from './permits-queue.ts';
import { permitsSearch } from './permits-search.ts';
import { passesAndCatalogue } from './permits.ts';

/** All operations and facts of the service: entry passes, the catalogue and its search, cases, the officers' queue. */
export const permits = { ...passesAndCatalogue, ...permitsSearch, ...casesOfMatters, caseEvents, ...queueOfOfficers } as const;
