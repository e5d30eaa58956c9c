// Breaks @typescript-eslint/no-misused-promises: a promise is always true.
export function ready(check: () => Promise<boolean>): string {
  return check() ? 'ready' : 'not ready';
}
