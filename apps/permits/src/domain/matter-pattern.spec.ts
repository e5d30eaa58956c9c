import { describe, expect, it } from '@jest/globals';
import { patternFault } from './matter-pattern.ts';

describe('a pattern of a form', () => {
  it.each([
    '^1[3-9]\\d{9}$', '^[\\u4e00-\\u9fa5][A-Z][0-9A-Z]{4,6}[0-9A-Z挂学警港澳]$', '^(0|[1-9]\\d{0,12})\\.\\d{2}$', '^\\d+$', '^(\\d{3},)*$',
    '^[^@]{1,64}@[^@]{1,255}$', '^(?:GB|BS){1,5}$', '^(?<year>\\d{4})-(?=0)\\d', '[0-9]{17}[0-9X]', '^\\p{Script=Han}+$', '^[\\]]{1,3}$', '^\\(a\\)+$',
  ])('may be %s', pattern => {
    expect(patternFault(pattern)).toBeUndefined();
  });

  it.each([
    ['^(a+)+$', 'too long'], ['^(a|a)*$', 'too long'], ['^(a?){50}a{50}$', 'too long'], ['(\\d+)x', 'too long'], ['^\\d+\\d+$', 'too long'], ['^(.*,){20}$', 'too long'],
    ['^a$|b+c', 'too long'], ['^((a{0,9}){9}){9}$', 'too long'], ['^(a)\\1$', 'refer back'], ['^(?<n>a)\\k<n>$', 'refer back'], ['^[', 'not a pattern'], ['^\\-$', 'not a pattern'],
    [`^${'a'.repeat(500)}`, '500'],
  ])('may not be %s', (pattern, why) => {
    expect(patternFault(pattern)?.en).toContain(why);
  });
});
