// Breaks @nx/enforce-module-boundaries: the SDK is installed alone, and imports no other project.
import { general } from '@counterless/contracts';

export const { stale } = general;
