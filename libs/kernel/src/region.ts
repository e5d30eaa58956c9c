/**
 * A region and those around it, narrowest first: 330782 → 330782, 330700, 330000 (GB/T 2260: county, prefecture, province).
 * A region of a wider level starts at itself.
 */
export function widening(region: string): readonly string[] {
  return [...new Set([region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`])];
}

/** Does `wide` contain `narrow`, or equal it? */
export function contains(wide: string, narrow: string): boolean {
  return widening(narrow).includes(wide);
}

/** First and last code that a region contains, for a search by range: 330700 → 330700 to 330799. */
export function span(region: string): readonly [string, string] {
  return [
    region,
    region.endsWith('0000') ? `${region.slice(0, 2)}9999` : region.endsWith('00') ? `${region.slice(0, 4)}99` : region,
  ];
}
