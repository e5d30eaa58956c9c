/** A version of a matter and the days on which it is in force: `from` ≤ day < `until`; none where the two are equal. Days are YYYY-MM-DD. */
export interface Span {
  readonly version: number;
  readonly from: string;
  readonly until: string;
}

/** A day after all others, as PostgreSQL writes it; it compares as text, too. */
export const forever = 'infinity';

/**
 * Where a new version goes among those that are there: from its first day until the next that has been published already.
 * Which is in force on a day depends on the first days, not on the order of publication; of two with one first day the later published.
 * @returns the new version's span, and the version that now ends on its first day, if one was in force on it
 */
export function insertVersion(there: readonly Span[], from: string): { readonly added: Span; readonly ends: number | undefined } {
  const live = there.filter(v => v.until > v.from);
  const ended = live.find(v => v.from <= from && v.until > from);
  // What takes the place of a version ends with it: a correction does not bring back what was retired.
  const until = live.reduce((least, v) => (v.from > from && v.from < least ? v.from : least), ended?.until ?? forever);
  const version = there.reduce((most, v) => Math.max(most, v.version), 0) + 1;
  return { added: { version, from, until }, ends: ended?.version };
}

/** Where versions end so that none is in force from a day on: those that would start later never do. @returns those that change */
export function retire(there: readonly Span[], from: string): { readonly version: number; readonly until: string }[] {
  return there.filter(v => v.until > v.from && v.until > from).map(v => ({ version: v.version, until: v.from < from ? from : v.from }));
}
