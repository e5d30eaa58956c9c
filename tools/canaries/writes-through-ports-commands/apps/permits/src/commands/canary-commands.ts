// Breaks writes-through-ports: the module binds the store, and nobody else names it.
import { CanaryStore } from '../persistence/canary-store-of-commands.ts';

export const store = new CanaryStore();
