import { describe, expect, it } from '@jest/globals';
import { gradeOf } from './credit-grade.ts';

describe('the credit grade', () => {
  it.each([
    [100, 'A'],
    [90, 'A'],
    [89, 'B'],
    [70, 'B'],
    [69, 'C'],
    [40, 'C'],
    [39, 'D'],
    [0, 'D'],
  ] as const)('of %i points is %s', (score, grade) => expect(gradeOf('score', score)).toBe(grade));

  it.each([
    [100, 'M'],
    [70, 'M'],
    [69, 'C'],
    [39, 'D'],
  ] as const)('of %i points without revenue is %s', (score, grade) => expect(gradeOf('no-revenue', score)).toBe(grade));

  it('is M for a new taxpayer, D where it is judged so directly', () => {
    expect([gradeOf('new', undefined), gradeOf('direct', undefined)]).toEqual(['M', 'D']);
  });

  it('needs points where they count, and none where they do not', () => {
    expect(() => gradeOf('score', undefined)).toThrow('points are needed');
    expect(() => gradeOf('direct', 50)).toThrow('points do not count');
  });
});
