// Breaks writes-through-ports: the module binds the store, and nobody else names it.
import { CanaryStore } from '../persistence/canary-store-of-deadlines.ts';

export const store = new CanaryStore();
