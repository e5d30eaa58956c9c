import { describe, expect, it } from '@jest/globals';
import { addDays, nationalCalendar, packagedSchedule, WorkingCalendar, type LegalDate } from '../src/index.ts';

const workingDays = (year: number) => {
  let found = 0;
  for (let d: LegalDate = `${year}-01-01`; d <= `${year}-12-31`; d = addDays(d, 1)) if (nationalCalendar.isWorkingDay(d)) found++;
  return found;
};

describe('working calendar', () => {
  it.each([
    ['2024-10-01', 'holiday', '国庆节'],
    ['2024-10-12', 'make-up', '国庆节'],
    ['2024-10-05', 'holiday', '国庆节'],
    ['2024-10-13', 'weekend', undefined],
    ['2024-02-09', 'weekday', undefined],
    ['2024-02-18', 'make-up', '春节'],
    ['2020-01-31', 'holiday', '春节'],
    ['2018-12-29', 'make-up', '元旦'],
    ['2015-09-03', 'holiday', undefined],
  ] as const)('%s is a %s', (date, kind, name) => {
    const day = nationalCalendar.day(date);
    expect([day.kind, day.provisional]).toEqual([kind, false]);
    if (name) expect(day.name?.zh).toBe(name);
  });
  // 365 or 366 days less weekends and holidays, plus make-up days, as the yearly notices of the State Council give them.
  it.each([
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
  ])('%i has %i working days', (year, count) => expect(workingDays(year)).toBe(count));

  it('knows its years and says so beyond them', () => {
    const { firstYear, lastYear } = packagedSchedule();
    expect(firstYear).toBe(2004);
    expect(lastYear).toBeGreaterThanOrEqual(2026);
    expect(nationalCalendar.known).toEqual({ from: '2004-01-01', until: `${lastYear}-12-25` });
    expect(nationalCalendar.day('2003-10-01')).toEqual({ date: '2003-10-01', kind: 'weekday', working: true, provisional: true });
    expect(nationalCalendar.day(`${lastYear + 1}-10-01`)).toMatchObject({
      kind: 'holiday',
      name: { zh: '国庆节' },
      provisional: true,
    });
    const next = ['01-01', '05-02', '10-03', '05-03', '10-04'].map(
      d => nationalCalendar.day(`${lastYear + 1}-${d}` as LegalDate).kind,
    );
    expect(next.map(kind => kind === 'holiday')).toEqual([true, true, true, false, false]);
    expect([`${lastYear}-12-25`, `${lastYear}-12-26`].map(d => nationalCalendar.day(d as LegalDate).provisional)).toEqual([
      false,
      true,
    ]);
  });
  it('takes another schedule', () => {
    const calendar = new WorkingCalendar({
      firstYear: 2030,
      lastYear: 2030,
      holidays: new Map([['2030-01-01', { en: 'New Year’s Day', zh: '元旦' }]]),
      makeUpDays: new Map([['2030-01-05', { en: 'New Year’s Day', zh: '元旦' }]]),
    });
    expect(['2030-01-01', '2030-01-02', '2030-01-05', '2030-01-06'].map(d => calendar.isWorkingDay(d as LegalDate))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
