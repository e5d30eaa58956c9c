// Breaks @nx/enforce-module-boundaries: the kernel depends on nothing of ours.
import { general } from '@counterless/contracts';

export const { stale } = general;
