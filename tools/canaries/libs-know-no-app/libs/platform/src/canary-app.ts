// Breaks libs-know-no-app, @nx/enforce-module-boundaries: a library reaches into an app.
import { canary } from '../../../apps/permits/src/domain/canary-of-libs.ts';

export const taken = canary;
