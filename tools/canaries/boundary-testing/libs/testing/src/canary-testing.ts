// Breaks @nx/enforce-module-boundaries: the test helpers know no law.
import * as statutes from '@counterless/statutes';

export const names = Object.keys(statutes);
