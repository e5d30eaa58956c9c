import { addDays, legalDateOf, nationalCalendar, startOf, type LegalDate, type WorkingCalendar } from '@counterless/statutes';

/** When an authority's office is open: hours of a working day, and days on which that is otherwise. */
export interface OfficeCalendar {
  /** In order, not overlapping; times of day in Shanghai, `HH:MM`. */
  readonly officeHours: readonly { readonly opens: string; readonly closes: string }[];
  readonly closedOn: readonly string[];
  readonly openOn: readonly string[];
}

/** A stretch of time in which the office is open. */
export interface Spell {
  readonly from: Date;
  readonly until: Date;
}

const minute = 60_000;
/** Longer than any stretch of days off: a calendar that opens in none of them opens never. */
const farthest = 400;
export const minutesOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The spells of a day. */
export function spellsOf(day: LegalDate, office: OfficeCalendar, calendar: WorkingCalendar = nationalCalendar): readonly Spell[] {
  const open = !office.closedOn.includes(day) && (office.openOn.includes(day) || calendar.isWorkingDay(day));
  if (!open) return [];
  const midnight = startOf(day).getTime();
  const at = (time: string) => new Date(midnight + minutesOfDay(time) * minute);
  return office.officeHours.map(({ opens, closes }) => ({ from: at(opens), until: at(closes) }));
}

function* spellsFrom(at: Date, office: OfficeCalendar, calendar: WorkingCalendar): Generator<Spell> {
  for (let day = legalDateOf(at), seen = 0; seen < farthest; day = addDays(day, 1), seen++) {
    for (const { from, until } of spellsOf(day, office, calendar)) if (until > at) yield { from: from < at ? at : from, until };
  }
}

/**
 * The instant by which `minutes` of office hours have passed since `at`, and the spells that were counted. What begins at 17:20 before
 * a holiday goes on when the office opens again.
 * @throws Error for an office that never opens
 */
export function afterOfficeMinutes(
  at: Date,
  minutes: number,
  office: OfficeCalendar,
  calendar: WorkingCalendar = nationalCalendar,
): { readonly due: Date; readonly counted: readonly Spell[] } {
  const counted: Spell[] = [];
  let left = minutes * minute;
  for (const { from, until } of spellsFrom(at, office, calendar)) {
    const taken = Math.min(left, until.getTime() - from.getTime());
    const end = new Date(from.getTime() + taken);
    counted.push({ from, until: end });
    left -= taken;
    if (left === 0) return { due: end, counted };
  }
  throw new Error('the office does not open for more than a year');
}

/** Minutes of office hours between two instants, with fractions. */
export function officeMinutesBetween(
  from: Date,
  to: Date,
  office: OfficeCalendar,
  calendar: WorkingCalendar = nationalCalendar,
): number {
  let sum = 0;
  for (const spell of spellsFrom(from, office, calendar)) {
    if (spell.from >= to) break;
    sum += Math.min(spell.until.getTime(), to.getTime()) - spell.from.getTime();
  }
  return sum / minute;
}
