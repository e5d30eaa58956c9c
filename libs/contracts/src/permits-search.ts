import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { audiences, matterKinds, MatterSummary, passesAndCatalogue } from './permits.ts';
import { Int, ListOf, Nested, OneOf, Optional, Region, Text, Texts } from './vocabulary.ts';

export class SearchMatters extends Page {
  @Optional() @Text(200, { min: 0, description: 'What people type: words and parts of words, a code, pinyin or its initials. Without it, all matters that the filters let through', example: '开小吃店要办什么证' }) readonly q?: string;
  @Optional() @Text(20) readonly department?: string;
  @Optional() @Text(40) readonly theme?: string;
  @Optional() @OneOf(audiences, { description: 'Matters for this audience, and those for both' }) readonly audience?: (typeof audiences)[number];
  @Optional() @OneOf(matterKinds) readonly kind?: (typeof matterKinds)[number];
  @Optional() @Region({ description: 'Matters of this region and of those within it' }) readonly region?: string;
}
export class MatterHit extends MatterSummary {
  @Region() readonly region!: string;
}
export class FacetCount {
  @Text(40) readonly value!: string;
  @Int(0, 100_000_000, { description: 'Matters found when this value is the filter, beside the other filters' }) readonly count!: number;
}
export class MatterFacets {
  @ListOf(() => FacetCount, { max: 100 }) readonly department!: FacetCount[];
  @ListOf(() => FacetCount, { max: 100 }) readonly theme!: FacetCount[];
  @ListOf(() => FacetCount, { max: 100 }) readonly audience!: FacetCount[];
  @ListOf(() => FacetCount, { max: 100 }) readonly kind!: FacetCount[];
}
export class MatterSearchResult {
  @ListOf(() => MatterHit, { max: 200 }) readonly items!: MatterHit[];
  @Optional() @Text(300) readonly next?: string | null;
  @Int(0, 100_000_000, { description: 'Matters found' }) readonly total!: number;
  @Nested(() => MatterFacets) readonly facets!: MatterFacets;
  @Texts({ max: 20, length: 200, description: 'What the search went by: words of the query, and what colloquial ones stand for' }) readonly terms!: string[];
}
export class SuggestMatters {
  @Text(100, { min: 0, description: 'What has been typed so far' }) readonly q!: string;
  @Optional() @Region() readonly region?: string;
  @Optional() @Int(1, 20, { description: 'How many at most; 8 unless said' }) readonly limit?: number;
}
export class MatterSuggestion {
  @Text(200, { description: 'Title without its case' }) readonly text!: string;
  @Text(31, { description: 'Code of the first matter under this title' }) readonly code!: string;
  @Int(1, 100_000_000, { description: 'Matters under this title' }) readonly matters!: number;
}
export class MatterSuggestions {
  @ListOf(() => MatterSuggestion, { max: 20 }) readonly items!: MatterSuggestion[];
}

const changed = [{ fact: passesAndCatalogue.mattersChanged }];

export const permitsSearch = {
  searchMatters: operation({
    subject: 'permits.matter.search.v1', summary: 'Search service matters in Chinese, by code, by pinyin or its initials',
    description: 'Ranked: what a person asks for the first time stands before its changes, renewals and cancellations unless the query names one. Words that nothing holds are left out; `terms` says what was searched for.',
    http: { method: 'GET', path: '/v1/permits/matter-search', status: 200 },
    access: { public: true }, request: SearchMatters, response: MatterSearchResult, edge: { seconds: 1, invalidatedBy: changed },
  }),
  suggestMatters: operation({
    subject: 'permits.matter.suggest.v1', summary: 'Titles of service matters that go with what is being typed',
    http: { method: 'GET', path: '/v1/permits/matter-suggestions', status: 200 },
    access: { public: true }, request: SuggestMatters, response: MatterSuggestions, edge: { seconds: 1, invalidatedBy: changed },
  }),
} as const;
