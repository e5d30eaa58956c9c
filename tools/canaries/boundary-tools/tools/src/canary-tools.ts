// Breaks @nx/enforce-module-boundaries: the composition root takes migrations of an app, and nothing else.
import { canary } from '../../apps/permits/src/domain/canary-of-tools.ts';

export const taken = canary;
