import type { LocalText } from '@counterless/kernel';
import { createRequire } from 'node:module';
import { weekday, type LegalDate } from './legal-date.ts';

/** The State Council's yearly schedule (国务院办公厅关于部分节假日安排的通知), for the years it covers. */
export interface HolidaySchedule {
  readonly firstYear: number;
  readonly lastYear: number;
  /** Days off and whose holiday it is; days off in lieu are among them. */
  readonly holidays: ReadonlyMap<LegalDate, LocalText>;
  /** Weekend days on which work is made up, and for which holiday. */
  readonly makeUpDays: ReadonlyMap<LegalDate, LocalText>;
}

export type DayKind = 'weekday' | 'make-up' | 'weekend' | 'holiday';

export interface CalendarDay {
  readonly date: LegalDate;
  readonly kind: DayKind;
  readonly working: boolean;
  /** The holiday, for `holiday` and `make-up`. */
  readonly name?: LocalText;
  /** No schedule covers the day yet: the answer is Monday to Friday without the fixed holidays, and may change. */
  readonly provisional: boolean;
}

/**
 * Holidays on fixed days of the solar calendar (全国年节及纪念日放假办法, as revised for 2025, article 2). They are law before any
 * schedule is published; what the schedule adds around them, and the holidays by the moon, are not known until then.
 */
const fixedHolidays: ReadonlyMap<string, LocalText> = new Map([
  ['01-01', { en: "New Year's Day", zh: '元旦' }],
  ...['05-01', '05-02'].map(day => [day, { en: 'Labour Day', zh: '劳动节' }] as const),
  ...['10-01', '10-02', '10-03'].map(day => [day, { en: 'National Day', zh: '国庆节' }] as const),
]);

const freeze = (name: LocalText): LocalText => Object.freeze(name);

/** Which days count as working days in mainland China (Asia/Shanghai). */
export class WorkingCalendar {
  readonly #schedule: HolidaySchedule;
  /** The first and the last day whose answer is certain. */
  readonly known: { readonly from: LegalDate; readonly until: LegalDate };

  constructor(schedule: HolidaySchedule) {
    this.#schedule = schedule;
    // The last week of December belongs to New Year's schedule of the next year, which has moved make-up days into it (29 December 2018).
    this.known = Object.freeze({ from: `${schedule.firstYear}-01-01`, until: `${schedule.lastYear}-12-25` } as const);
  }

  day(date: LegalDate): CalendarDay {
    const weekend = weekday(date) % 6 === 0;
    const provisional = date < this.known.from || date > this.known.until;
    const unscheduled = Number(date.slice(0, 4)) > this.#schedule.lastYear;
    const holiday = this.#schedule.holidays.get(date) ?? (unscheduled ? fixedHolidays.get(date.slice(5)) : undefined);
    if (holiday) return { date, kind: 'holiday', working: false, name: holiday, provisional };
    const madeUp = this.#schedule.makeUpDays.get(date);
    if (madeUp) return { date, kind: 'make-up', working: true, name: madeUp, provisional };
    return { date, kind: weekend ? 'weekend' : 'weekday', working: !weekend, provisional };
  }

  isWorkingDay(date: LegalDate): boolean {
    return this.day(date).working;
  }
}

interface PackagedDays {
  readonly holidays: Readonly<Record<LegalDate, string>>;
  readonly workdays: Readonly<Record<LegalDate, string>>;
}

/**
 * The schedules that `chinese-days` carries. Its data is read, not its functions: those take a day in the time zone of the
 * process, so that west of Greenwich 2024-10-12 would be answered as the 11th, and none tells which years are known.
 */
export function packagedSchedule(): HolidaySchedule {
  const days = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as PackagedDays;
  // An entry reads "National Day,国庆节,3".
  const named = (found: Readonly<Record<LegalDate, string>>) =>
    new Map(
      (Object.entries(found) as [LegalDate, string][]).map(([date, text]) => {
        const [en = '', zh = ''] = text.split(',');
        return [date, freeze({ en, zh })];
      }),
    );
  const years = Object.keys(days.holidays).map(date => Number(date.slice(0, 4)));
  return {
    firstYear: Math.min(...years),
    lastYear: Math.max(...years),
    holidays: named(days.holidays),
    makeUpDays: named(days.workdays),
  };
}

/** The calendar of the packaged schedules. */
export const nationalCalendar = new WorkingCalendar(packagedSchedule());
