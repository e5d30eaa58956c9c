import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Regions } from '../ports/regions.ts';

/** The regions as shipped: written by `write-regions.mjs` from the list of the Ministry of Civil Affairs. */
@Injectable()
export class RegionTable extends Regions {
  readonly #names = new Map(
    Object.entries(JSON.parse(readFileSync(new URL('./regions.json', import.meta.url), 'utf8')) as Record<string, string>),
  );

  readonly codes: ReadonlySet<string> = new Set(this.#names.keys());

  nameOf(code: string): string | undefined {
    return this.#names.get(code);
  }
}
