/** Entries of one chain at most: what one message can hold when it is handed out. The last place is for the closing entry. */
export const longest = 10_000;
const tolerance = 60_000;

export interface ChainEnd {
  /** Entries so far. */
  readonly sequence: number;
  readonly closed: boolean;
}

/** What stands against a further entry of that time, if anything. Clocks of two services may differ by a minute. */
export function againstAppending(end: ChainEnd, at: Date, now: Date): 'closed' | 'full' | 'ahead' | undefined {
  if (end.closed) return 'closed';
  if (end.sequence >= longest - 1) return 'full';
  return at.getTime() > now.getTime() + tolerance ? 'ahead' : undefined;
}
