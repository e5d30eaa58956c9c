/** How a department handled its cases of a month, as counted or as published. */
export interface Counts {
  readonly cases: number;
  readonly online: number;
  /** From submission to decision; half of the cases took no longer. */
  readonly medianHours: number;
  readonly promised: number;
  readonly kept: number;
  readonly ratings: number;
  readonly satisfied: number;
  readonly corrections: number;
  readonly corrected: number;
}

/** Fewer than these are not told of. */
export const few = 10;

export const nothing: Counts = { cases: 0, online: 0, medianHours: 0, promised: 0, kept: 0, ratings: 0, satisfied: 0, corrections: 0, corrected: 0 };

/**
 * What is published next. Each figure moves only when ten or more have come to those it is of: whoever compares what was published
 * yesterday and today, or a total with its parts, learns nothing of fewer than ten. So a figure may lag behind by nine.
 */
export function published(before: Counts, counted: Counts): Counts {
  const moved = (of: 'cases' | 'promised' | 'ratings' | 'corrections') => counted[of] >= before[of] + few;
  const { cases, online, medianHours } = moved('cases') ? counted : before;
  const { promised, kept } = moved('promised') ? counted : before;
  const { ratings, satisfied } = moved('ratings') ? counted : before;
  const { corrections, corrected } = moved('corrections') ? counted : before;
  return { cases, online, medianHours, promised, kept, ratings, satisfied, corrections, corrected };
}

/** All together: the sum of what is published of each, so that it tells no more than they do. */
export function together(all: readonly Counts[], medianHours: number): Counts {
  const sum = (of: keyof Counts) => all.reduce((total, counts) => total + counts[of], 0);
  return {
    cases: sum('cases'), online: sum('online'), medianHours, promised: sum('promised'), kept: sum('kept'), ratings: sum('ratings'), satisfied: sum('satisfied'),
    corrections: sum('corrections'), corrected: sum('corrected'),
  };
}

/** In whole percent; undefined of nothing. */
export const percent = (part: number, of: number): number | null => (of === 0 ? null : Math.round((100 * part) / of));
