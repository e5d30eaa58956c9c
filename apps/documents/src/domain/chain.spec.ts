import { describe, expect, it } from '@jest/globals';
import { againstAppending, longest } from './chain.ts';

const now = new Date('2026-03-02T01:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

describe('a further entry', () => {
  it('may be of the past, or of a minute that another clock is ahead', () => {
    expect(againstAppending({ sequence: 1, closed: false }, later(-1e9), now)).toBeUndefined();
    expect(againstAppending({ sequence: 1, closed: false }, later(60_000), now)).toBeUndefined();
    expect(againstAppending({ sequence: 1, closed: false }, later(60_001), now)).toBe('ahead');
  });

  it('leaves the last place to the closing entry', () => {
    expect(againstAppending({ sequence: longest - 2, closed: false }, now, now)).toBeUndefined();
    expect(againstAppending({ sequence: longest - 1, closed: false }, now, now)).toBe('full');
  });

  it('does not come after the closing one', () => {
    expect(againstAppending({ sequence: 3, closed: true }, now, now)).toBe('closed');
  });
});
