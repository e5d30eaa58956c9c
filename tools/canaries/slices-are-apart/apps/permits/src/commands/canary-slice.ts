// Breaks slices-are-apart: one operation leans on another.
import { view } from '../queries/canary-neighbour.ts';

export const seen = view();
