// Breaks @nx/enforce-module-boundaries: the statutes know the kernel only.
import { general } from '@counterless/contracts';

export const { stale } = general;
