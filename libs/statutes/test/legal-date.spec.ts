import { describe, expect, it } from '@jest/globals';
import { Problem } from '@counterless/kernel';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import {
  addDays,
  addMonths,
  daysBetween,
  endOf,
  fromDayNumber,
  isLegalDate,
  legalDate,
  legalDateOf,
  startOf,
  weekday,
} from '../src/index.ts';

const instant = fc.date({ min: new Date('1992-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('legal date', () => {
  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '24-01-01',
    '0099-01-01',
    '9999-01-01',
    ' 2024-01-01',
    '2024-01-01T00:00',
    '２024-01-01',
    '',
  ])('refuses %j', text => {
    expect(isLegalDate(text)).toBe(false);
    expect(() => legalDate(text)).toThrow(Problem);
  });
  it('accepts 29 February of leap years', () => expect(['2024-02-29', '2000-02-29'].every(isLegalDate)).toBe(true));
  it('is the day in Shanghai, which changes at 16:00 UTC', () => {
    expect(legalDateOf(new Date('2024-10-11T15:59:59.999Z'))).toBe('2024-10-11');
    expect(legalDateOf(new Date('2024-10-11T16:00:00.000Z'))).toBe('2024-10-12');
    expect(legalDateOf(new Date('1969-12-31T16:00:00Z'))).toBe('1970-01-01');
  });
  it('ends at the next midnight, exclusive', () => {
    expect(endOf('2024-12-31').toISOString()).toBe('2024-12-31T16:00:00.000Z');
    fc.assert(
      fc.property(instant, at => {
        const date = legalDateOf(at);
        expect(startOf(date) <= at && at < endOf(date)).toBe(true);
      }),
    );
  });
  it('says what Intl says of Asia/Shanghai', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    const names = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Shanghai', weekday: 'short' });
    fc.assert(
      fc.property(instant, at => {
        expect(legalDateOf(at)).toBe(shanghai.format(at));
        expect(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday(legalDateOf(at))]).toBe(names.format(at));
      }),
    );
    expect(weekday('1969-12-28')).toBe(0);
  });
  it('adds days and months', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect([
      addMonths('2024-01-31', 1),
      addMonths('2023-12-31', 2),
      addMonths('2024-03-31', -1),
      addMonths('2024-02-29', 12),
    ]).toEqual(['2024-02-29', '2024-02-29', '2024-02-29', '2025-02-28']);
    const day = fc.integer({ min: 0, max: 40_000 }).map(fromDayNumber);
    fc.assert(fc.property(day, fc.integer({ min: -999, max: 999 }), (d, n) => daysBetween(d, addDays(d, n)) === n));
  });
});

describe('the time zone of the process', () => {
  const program = `
    import { computeDeadline, legalDateOf, nationalCalendar, ruleAt } from './src/index.ts';
    const start = legalDateOf(new Date('2024-09-20T15:30:00Z'));
    console.log(JSON.stringify({ offset: new Date('2024-10-12T00:00:00Z').getTimezoneOffset(), answer: [start, nationalCalendar.day('2024-10-12'),
      computeDeadline(ruleAt('permit.decision', start), start)] }));`;
  const runIn = (TZ: string) =>
    JSON.parse(
      execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '-e', program], {
        cwd: new URL('..', import.meta.url),
        env: { ...process.env, NODE_OPTIONS: '', TZ },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as { offset: number; answer: unknown };
  it('changes no answer', () => {
    const [shanghai, newYork, samoa] = ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia'].map(runIn);
    expect([shanghai?.offset, newYork?.offset, samoa?.offset]).toEqual([-480, 240, -780]);
    expect(newYork?.answer).toEqual(shanghai?.answer);
    expect(samoa?.answer).toEqual(shanghai?.answer);
    expect(shanghai?.answer).toMatchObject(['2024-09-20', { kind: 'make-up' }, { due: '2024-10-23' }]);
  });
});
