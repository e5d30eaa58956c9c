// Breaks @nx/enforce-module-boundaries: the platform knows no law.
import * as statutes from '@counterless/statutes';

export const names = Object.keys(statutes);
