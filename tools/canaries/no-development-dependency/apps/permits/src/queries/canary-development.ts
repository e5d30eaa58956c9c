// Breaks no-development-dependency: the image has no fast-check.
import fc from 'fast-check';

export const any = fc.anything();
