import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Matter } from '@counterless/contracts';
import { validate } from '@counterless/platform';
import { matters } from '@counterless/tools/samples';
import { ordered, shapeFaults } from './catalogue-shape.ts';

type Plain = Record<string, unknown>;
const samples = matters().slice(0, 40) as unknown as Plain[];

/** Every place in a value: the object or list that holds it, and the name it has there. */
function placesIn(value: unknown): [Plain, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap(name => [[value as Plain, name] as [Plain, string], ...placesIn((value as Plain)[name])]);
}
const accepted = (row: Plain): boolean => {
  try {
    validate(Matter, row);
    return true;
  } catch {
    return false;
  }
};

describe('the shape of a matter', () => {
  it('is kept by the samples, whatever the order of their fields', () => {
    const turned = (v: unknown): unknown => (Array.isArray(v) ? v.map(turned) : typeof v === 'object' && v !== null ? Object.fromEntries(Object.entries(v).reverse().map(([k, e]) => [k, k === 'form' ? e : turned(e)])) : v);
    for (const row of samples) expect(JSON.stringify(ordered(Matter, turned(row) as Plain))).toBe(JSON.stringify(ordered(Matter, row)));
    expect(ordered(Matter, samples[0]!)).toEqual(samples[0]);
  });

  it('is told the same by the quick reading and by the thorough one', () => {
    const other = fc.oneof(fc.constantFrom(undefined, null, '', ' ', 0, -1, 1.5, true, '浙', '2026-02-30', '2026-02-28', 'both', 330782, '330782', '1.00'), fc.constant([]), fc.constant({}), fc.constant(['a', 1]), fc.constant([{}]), fc.string());
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), other, fc.boolean(), (sample, at, value, add) => {
        const row = structuredClone(sample);
        const places = placesIn(row);
        const [holder, name] = places[at % places.length]!;
        if (add && !Array.isArray(holder)) holder['extra'] = value;
        else if (value === undefined && !Array.isArray(holder)) delete holder[name];
        else holder[name] = value;
        const good = accepted(row);
        expect(ordered(Matter, row) !== undefined).toBe(good);
        if (good) return;
        refused++;
        expect(shapeFaults(Matter, row).length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(20);
  });
});
