/** Days whose applications count: what people come for changes with the seasons. */
export const countedDays = 90;
/** So many applications, and it is said of nobody that he or she was the one. */
export const fewest = 10;
export const highest = 15;

/**
 * How popular a matter is, from 0 for fewer than ten applications to 15. Each step stands for twice as many: ten thousand of them are to a
 * thousand what a thousand are to a hundred.
 */
export function popularityOf(applications: number): number {
  return applications < fewest ? 0 : Math.min(highest, 1 + Math.floor(Math.log2(applications / fewest)));
}
