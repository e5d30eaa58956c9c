import { casesOfMatters } from './permits-cases.ts';
import { passesAndCatalogue } from './permits.ts';

/** All operations and facts of the service: entry passes, the catalogue, cases. */
export const permits = { ...passesAndCatalogue, ...casesOfMatters } as const;
