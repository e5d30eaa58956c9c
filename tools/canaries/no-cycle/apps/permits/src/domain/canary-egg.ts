import { hen } from './canary-hen.ts';

export const egg = (): string => `egg of ${hen()}`;
