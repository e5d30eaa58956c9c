import { Injectable } from '@nestjs/common';
import { general, permits, type MatterSearchResult, type SearchMatters } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Handles, Paging, type Call, type Handler } from '@counterless/platform';
import { MatterSearch } from '../search/matter-search.ts';
import { readQuery } from '../search/query.ts';
import { hitView, matchQuery, rank, type Place } from '../search/ranking.ts';

const placeForm = /^(-?\d{1,9}) ([0-9A-Z]{1,31})$/;

@Injectable()
@Handles(permits.searchMatters)
export class SearchMattersHandler implements Handler<typeof permits.searchMatters> {
  constructor(private readonly search: MatterSearch) {}

  async run(request: SearchMatters, call: Call): Promise<MatterSearchResult> {
    const paging = new Paging(request, call);
    const after = placeOf(paging.from('', key => placeForm.test(key)));
    const reading = await this.search.reading();
    const { q = '' } = request;
    // Where something was typed in which there is nothing to search for, such as a smile, nothing is found; nothing typed is everything.
    const { found, terms } = q.trim() === '' ? { found: undefined, terms: [] } : matchQuery(reading.index, readQuery(q, reading));
    const { hits, total, facets } = rank(reading.index, found, request, paging.rows, after);
    const { items, next } = paging.cut(hits, hit => `${hit.score} ${hit.code}`);
    return { items: items.map(hit => hitView(reading.index, hit.matter)), next, total, facets, terms: terms.slice(0, 20).map(t => t.slice(0, 200)) };
  }
}

function placeOf(key: string): Place | undefined {
  if (key === '') return undefined;
  const [, score, code] = placeForm.exec(key) ?? [];
  if (score === undefined || code === undefined) throw new Problem(general.invalid);
  return { score: Number(score), code };
}
