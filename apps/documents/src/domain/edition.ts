const hour = 3_600_000;
const day = 24 * hour;

/** From `exp` on a list proves no absence of a revocation: a checkpoint without a network works for a day. */
export const validFor = day;
/** Seconds after which a checkpoint with a network should ask for news (`ttl` of the token). */
export const askAgainAfter = 300;
/** Changes are kept this long and for this many versions; who holds an older version fetches the whole list. */
export const keptFor = 30 * day;
export const keptVersions = 10_000;

/** The hour a list is signed in. Another hour is another edition, even where no entry changed: the times in the token are new. */
export const editionOf = (now: Date): number => Math.floor(now.getTime() / hour);

export const expiryOf = (issuedAt: Date): Date => new Date(issuedAt.getTime() + validFor);

/**
 * Version of the answer for its ETag. The list's version alone would answer 304 to a device whose token is about to expire.
 * A whole number below 2^53 until the list has 9 × 10^9 versions.
 */
export const editionTag = (version: number, edition: number): number => version * 1_000_000 + (edition % 1_000_000);

/** Can a device that holds version `from` be brought up to date by a delta, is it up to date, or must it fetch the list? */
export function deltaFrom(
  from: number,
  list: { readonly version: number; readonly keptFrom: number },
): 'delta' | 'nothing' | 'gone' {
  if (from === list.version) return 'nothing';
  // A version above ours is of a time that we lost, by a restored backup for example.
  return from < list.keptFrom || from > list.version ? 'gone' : 'delta';
}
