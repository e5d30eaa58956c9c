/** How long after `tries` failed ones the next try comes: `first`, twice that, four times … at most `longest`; all in milliseconds. */
export const backoff =
  (first: number, longest: number) =>
  (tries: number): number =>
    Math.min(first * 2 ** (tries - 1), longest);
