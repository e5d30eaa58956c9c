import { describe, expect, it } from '@jest/globals';
import { deltaFrom, editionOf, editionTag, expiryOf } from './edition.ts';

describe('an edition of a status list', () => {
  it('is another one each hour', () => {
    expect(editionOf(new Date('2026-03-02T08:59:59.999Z'))).toBe(editionOf(new Date('2026-03-02T08:00:00Z')));
    expect(editionOf(new Date('2026-03-02T09:00:00Z'))).toBe(editionOf(new Date('2026-03-02T08:00:00Z')) + 1);
  });

  it('is trusted for a day', () => {
    expect(expiryOf(new Date('2026-03-02T08:30:00Z')).toISOString()).toBe('2026-03-03T08:30:00.000Z');
  });

  it('has a tag that no other version and no other hour has', () => {
    const edition = editionOf(new Date('2026-03-02T08:00:00Z'));
    const tags = [editionTag(1, edition), editionTag(1, edition + 1), editionTag(2, edition), editionTag(2_000_000_000, edition)];
    expect(new Set(tags).size).toBe(4);
    expect(tags.every(Number.isSafeInteger)).toBe(true);
  });
});

describe('deltaFrom', () => {
  const list = { version: 9, keptFrom: 4 };
  it.each([
    [3, 'gone'],
    [4, 'delta'],
    [8, 'delta'],
    [9, 'nothing'],
    [10, 'gone'],
  ] as const)('answers a device that holds version %i with %s', (from, answer) => {
    expect(deltaFrom(from, list)).toBe(answer);
  });
});
