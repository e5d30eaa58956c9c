// Breaks no-test-in-source: what runs needs a spec.
import { sample } from './canary-source.spec.ts';

export const taken = sample;
