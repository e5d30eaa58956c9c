// Breaks eqeqeq: '1' is not 1.
export const same = (a: unknown, b: unknown): boolean => a == b;
