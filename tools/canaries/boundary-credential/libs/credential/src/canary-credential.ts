// Breaks @nx/enforce-module-boundaries: a credential knows the kernel only.
import { general } from '@counterless/contracts';

export const { stale } = general;
