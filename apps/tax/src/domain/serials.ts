/** Consecutive invoice numbers, both ends included. */
export interface Serials {
  readonly first: number;
  readonly last: number;
}

export const countOf = ({ first, last }: Serials): number => last - first + 1;

const isSome = (range: Serials): boolean => range.first <= range.last;

/** The part of a range within a span and the parts before and after it, each where there is one. */
export function carve(
  range: Serials,
  span: Serials,
): { readonly inside: Serials | undefined; readonly outside: readonly Serials[] } {
  const inside = { first: Math.max(range.first, span.first), last: Math.min(range.last, span.last) };
  if (!isSome(inside)) return { inside: undefined, outside: [range] };
  const outside = [
    { first: range.first, last: inside.first - 1 },
    { first: inside.last + 1, last: range.last },
  ].filter(isSome);
  return { inside, outside };
}

/** Do these ranges, which do not overlap, hold every number of the span? */
export function covers(ranges: readonly Serials[], span: Serials): boolean {
  const found = ranges.reduce((sum, range) => {
    const { inside } = carve(range, span);
    return sum + (inside ? countOf(inside) : 0);
  }, 0);
  return found === countOf(span);
}

export interface Taken<R extends Serials> {
  readonly from: R;
  readonly taken: Serials;
  /** What stays of the range; nothing when it is used up. */
  readonly left: Serials | undefined;
}

/**
 * The first `quantity` numbers of the ranges, in their order: from each range its lowest, so that what is taken next follows without a gap.
 * @returns nothing when there are not as many
 */
export function takeFirst<R extends Serials>(ranges: readonly R[], quantity: number): readonly Taken<R>[] | undefined {
  const all: Taken<R>[] = [];
  let wanted = quantity;
  for (const from of ranges) {
    if (wanted === 0) break;
    const n = Math.min(wanted, countOf(from));
    const taken = { first: from.first, last: from.first + n - 1 };
    const left = { first: taken.last + 1, last: from.last };
    all.push({ from, taken, left: isSome(left) ? left : undefined });
    wanted -= n;
  }
  return wanted === 0 ? all : undefined;
}
