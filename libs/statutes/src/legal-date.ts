import { Problem } from '@counterless/kernel';
import { legalDateInvalid } from './problems.ts';

/** A day of the legal calendar, Asia/Shanghai: YYYY-MM-DD, years 1900 to 9998. Two of them compare as text. */
export type LegalDate = `${number}-${number}-${number}`;

const dayLength = 86_400_000;
/**
 * Shanghai has been UTC+8 without summer time since 15 September 1991, so a constant answers for every instant since and the process's
 * time zone never matters. Instants in the summers of 1986 to 1991 may be told an hour off.
 */
const shanghai = 8 * 3_600_000;

export function isLegalDate(value: unknown): value is LegalDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '1900' || value >= '9999') return false;
  const instant = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value);
}

/** Reads YYYY-MM-DD. Throws `statutes.legal-date-invalid`. */
export function legalDate(value: string): LegalDate {
  if (!isLegalDate(value)) throw new Problem(legalDateInvalid);
  return value;
}

/** The legal day on which an instant falls. */
export function legalDateOf(instant: Date): LegalDate {
  return fromDayNumber(Math.floor((instant.getTime() + shanghai) / dayLength));
}

/** The first instant of a day: midnight in Shanghai. */
export function startOf(date: LegalDate): Date {
  return new Date(dayNumber(date) * dayLength - shanghai);
}

/** The end of a day, exclusive: the midnight in Shanghai after it. What happens at this instant is late. */
export function endOf(date: LegalDate): Date {
  return startOf(addDays(date, 1));
}

/** Days since 1970-01-01. */
export function dayNumber(date: LegalDate): number {
  return Date.parse(`${legalDate(date)}T00:00:00Z`) / dayLength;
}

export function fromDayNumber(number: number): LegalDate {
  return legalDate(new Date(number * dayLength).toISOString().slice(0, 10));
}

export function addDays(date: LegalDate, days: number): LegalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of the month, or that month's last day where it has no such day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: LegalDate, months: number): LegalDate {
  const [year = 0, month = 0, day = 0] = legalDate(date).split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromDayNumber(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)) / dayLength);
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 is Sunday, 6 Saturday. */
export function weekday(date: LegalDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}
