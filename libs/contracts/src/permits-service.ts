import { personDataOf } from './person-data.ts';
import { caseEvents } from './permits-case-events.ts';
import { casesOfMatters } from './permits-cases.ts';
import { queueOfOfficers } from './permits-queue.ts';
import { openFigures } from './permits-figures.ts';
import { ratingsOfCases } from './permits-ratings.ts';
import { permitsSearch } from './permits-search.ts';
import { passesAndCatalogue } from './permits.ts';

/** All operations and facts of the service: entry passes, the catalogue and its search, cases, the officers' queue, ratings and figures. */
export const permits = { ...personDataOf('permits'), ...passesAndCatalogue, ...permitsSearch, ...casesOfMatters, caseEvents, ...queueOfOfficers, ...ratingsOfCases, ...openFigures } as const;
