import { Injectable } from '@nestjs/common';
import { permits, type MatterSuggestions, type SuggestMatters } from '@counterless/contracts';
import { Handles, type Handler } from '@counterless/platform';
import { MatterSearch } from '../search/matter-search.ts';
import { readQuery } from '../search/query.ts';
import { matchQuery, rank } from '../search/ranking.ts';
import { stemOf } from '../search/title-terms.ts';

const usual = 8;
/** Matters looked at: many of them are cases of one title. */
const looked = 200;

@Injectable()
@Handles(permits.suggestMatters)
export class SuggestMattersHandler implements Handler<typeof permits.suggestMatters> {
  constructor(private readonly search: MatterSearch) {}

  async run({ q, region, limit = usual }: SuggestMatters): Promise<MatterSuggestions> {
    const { index, ...reading } = await this.search.reading();
    const { found } = matchQuery(index, readQuery(q, { index, ...reading }));
    const items = new Map<string, { text: string; code: string; matters: number }>();
    for (const { matter, code } of rank(index, found, { ...(region && { region }) }, looked).hits) {
      const text = stemOf(index.matters.zh[matter]!);
      const item = items.get(text);
      if (item) item.matters++;
      else if (items.size < limit) items.set(text, { text, code, matters: 1 });
    }
    return { items: [...items.values()] };
  }
}
