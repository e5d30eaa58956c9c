// Breaks @typescript-eslint/no-unused-vars: a result that nobody reads.
export function count(list: readonly string[]): number {
  const longest = list.length;
  return 0;
}
