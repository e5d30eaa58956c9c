// Breaks no-cycle: which was first?
import { egg } from './canary-egg.ts';

export const hen = (): string => `hen of ${egg()}`;
