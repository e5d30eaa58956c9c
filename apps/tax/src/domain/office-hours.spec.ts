import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterOfficeMinutes, officeMinutesBetween, spellsOf, type OfficeCalendar } from './office-hours.ts';

const office: OfficeCalendar = {
  officeHours: [
    { opens: '09:00', closes: '12:00' },
    { opens: '13:30', closes: '17:30' },
  ],
  closedOn: [],
  openOn: [],
};
const at = (text: string) => new Date(`${text}+08:00`);
const due = (text: string, minutes = 30, of = office) => afterOfficeMinutes(at(text), minutes, of).due;

describe('half an hour of office hours', () => {
  it.each([
    ['within the morning', '2020-01-06T10:00', '2020-01-06T10:30'],
    ['to the last minute before closing', '2020-01-06T17:00', '2020-01-06T17:30'],
    ['over lunch', '2020-01-06T11:45', '2020-01-06T13:45'],
    ['over night', '2020-01-06T17:20', '2020-01-07T09:20'],
    ['asked at closing', '2020-01-06T17:30', '2020-01-07T09:30'],
    ['asked at night', '2020-01-06T23:10', '2020-01-07T09:30'],
    ['asked before opening', '2020-01-06T06:00', '2020-01-06T09:30'],
    ['over a weekend', '2020-01-10T17:20', '2020-01-13T09:20'],
    ['into a Sunday on which work is made up', '2020-01-18T12:00', '2020-01-19T09:30'],
    ['at 17:20 before the Spring Festival', '2020-01-23T17:20', '2020-02-03T09:20'],
    ['at 17:20 before National Day', '2024-09-30T17:20', '2024-10-08T09:20'],
  ])('%s', (_what, asked, promised) => expect(due(asked)).toEqual(at(promised)));

  it('passes over days on which the authority is closed, and counts those on which it is open besides', () => {
    expect(due('2020-02-03T08:00', 30, { ...office, closedOn: ['2020-02-03', '2020-02-04'] })).toEqual(at('2020-02-05T09:30'));
    expect(due('2020-02-01T08:00', 30, { ...office, openOn: ['2020-02-02'] })).toEqual(at('2020-02-02T09:30'));
  });

  it('tells which spells were counted', () => {
    expect(afterOfficeMinutes(at('2020-01-23T17:20'), 30, office).counted).toEqual([
      { from: at('2020-01-23T17:20'), until: at('2020-01-23T17:30') },
      { from: at('2020-02-03T09:00'), until: at('2020-02-03T09:20') },
    ]);
  });

  it('cannot be promised by an office that never opens', () => {
    expect(() => due('2020-01-06T10:00', 30, { ...office, officeHours: [] })).toThrow('does not open');
  });

  const instant = fc.date({ min: at('2019-12-20T00:00'), max: at('2020-03-01T00:00'), noInvalidDate: true });
  const minutes = fc.integer({ min: 1, max: 2400 });
  it('is as many minutes as were promised, and ends in an open office', () => {
    fc.assert(
      fc.property(instant, minutes, (from, n) => {
        const end = afterOfficeMinutes(from, n, office).due;
        expect(officeMinutesBetween(from, end, office)).toBeCloseTo(n, 6);
        const day = new Date(end.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
        expect(spellsOf(day as '2020-01-01', office).some(s => s.from < end && end <= s.until)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('asked later is never due earlier', () => {
    fc.assert(
      fc.property(instant, instant, minutes, (a, b, n) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(afterOfficeMinutes(first, n, office).due.getTime()).toBeLessThanOrEqual(
          afterOfficeMinutes(second, n, office).due.getTime(),
        );
      }),
      { numRuns: 200 },
    );
  });
});
