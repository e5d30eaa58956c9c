// Breaks @nx/enforce-module-boundaries, no-test-in-source: what runs needs what tests it.
import * as testing from '@counterless/testing';

export const names = Object.keys(testing);
