// Breaks @nx/enforce-module-boundaries: contracts know the kernel only.
import * as statutes from '@counterless/statutes';

export const names = Object.keys(statutes);
