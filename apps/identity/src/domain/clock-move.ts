const units = { W: 7 * 86_400, D: 86_400, H: 3600, M: 60, S: 1 } as const;

/** The longest move, in ms: what is due on the way is done step by step, and somebody waits for it. */
export const longestMove = 2 * 366 * 86_400_000;

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds: units that are as long at any time of the year. */
export function durationOf(text: string): number {
  return [...text.matchAll(/(\d+)([WDHMS])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * units[unit as keyof typeof units] * 1000, 0);
}
