// Breaks @typescript-eslint/no-floating-promises: its failure is nobody's.
export function start(work: () => Promise<void>): void {
  work();
}
