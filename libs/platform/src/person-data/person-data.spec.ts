import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataEntry } from '@counterless/contracts';
import { countsOf, partsOf } from './person-data.ts';

const entry = fc.record({ kind: fc.constantFrom('permits.case' as const, 'permits.pass' as const), data: fc.dictionary(fc.string(), fc.string({ maxLength: 300 })) });
const size = (entries: readonly DataEntry[]) => entries.reduce((n, e) => n + Buffer.byteLength(JSON.stringify(e)), 0);

describe('what was collected', () => {
  it('is cut into parts that lose nothing, keep the order and fit, unless one entry alone does not', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), fc.integer({ min: 10, max: 2000 }), (entries, most) => {
        const parts = partsOf(entries, most);
        expect(parts.flat()).toEqual(entries);
        for (const part of parts) expect(part.length === 1 || (part.length > 1 && size(part) <= most)).toBe(true);
      }),
    );
  });

  it('is counted by kind', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), entries => {
        const counts = countsOf(entries);
        expect(counts.reduce((n, c) => n + c.count, 0)).toBe(entries.length);
        for (const { kind, count } of counts) expect(entries.filter(e => e.kind === kind)).toHaveLength(count);
        expect(counts.map(c => c.kind)).toEqual(counts.map(c => c.kind).sort());
      }),
    );
  });
});
