const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each failed attempt the next one is made, in ms: the distances that Standard Webhooks proposes; together a little over three days. */
export const distances: readonly number[] = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

/** An endpoint that nothing got through to for this long is disabled, in ms. */
export const failingFor = 3 * 24 * hour;

/**
 * When to try again after `failures` failed attempts; nothing when that was the last one. Spread by up to a tenth, so that what failed
 * together does not come back together.
 * @param spread from 0 to 1
 */
export function nextAttempt(failures: number, at: Date, spread: number): Date | undefined {
  const distance = distances[failures - 1];
  return distance === undefined ? undefined : new Date(at.getTime() + Math.round(distance * (1 + spread / 10)));
}
