import { audiences, matterKinds, type FacetCount, type MatterFacets, type MatterHit, type SearchMatters } from '@counterless/contracts';
import { highest } from '../domain/popularity.ts';
import { favour, matchesOf, mattersOf, none, together, type Matches } from './matches.ts';
import type { MatterIndex } from './matter-index.ts';
import type { Query } from './query.ts';

export type Filters = Pick<SearchMatters, 'department' | 'theme' | 'audience' | 'kind' | 'region'>;

/** Where a page goes on: after this score and code. */
export interface Place {
  readonly score: number;
  readonly code: string;
}

export interface Hit extends Place {
  readonly matter: number;
}

export interface Ranked {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly facets: MatterFacets;
  readonly terms: readonly string[];
}

/** Matters that meet the wishes, taken from the one that fewest meet: a wish that would leave nothing is left out. */
export function matchQuery(index: MatterIndex, { wishes, favours }: Query): { readonly found: Matches; readonly terms: readonly string[] } {
  const sets = wishes.map(wish => ({ wish, matches: matchesOf(index, wish) })).filter(s => s.matches.matters.length > 0).sort((a, b) => a.matches.matters.length - b.matches.matters.length);
  let found = none;
  const met = new Set<string>();
  for (const { wish, matches } of sets) {
    const next = met.size === 0 ? matches : together(found, matches);
    if (next.matters.length === 0) continue;
    found = next;
    met.add(wish.text);
  }
  for (const { terms, by } of favours) favour(found, mattersOf(index, { terms, weight: 0, length: 0 }), by);
  return { found, terms: wishes.map(w => w.text).filter(t => met.has(t)) };
}

/** Points of a match that make one class of it: what differs by less is alike to who reads it. */
export const classWidth = 500;

/** Scores in their order, but within one class the more popular first: popularity never lifts a match into another class. */
export function placed(score: number, popularity: number): number {
  const within = score % classWidth;
  return (score - within) * (highest + 1) + popularity * classWidth + within;
}

/** Counts and ranks in one pass over what was found, or over all matters. */
export function rank(index: MatterIndex, found: Matches | undefined, filters: Filters, most: number, after?: Place): Omit<Ranked, 'terms'> {
  const { matters } = index;
  const wanted = {
    department: filters.department === undefined ? -1 : (matters.departments.find(filters.department) ?? -2),
    theme: filters.theme === undefined ? -1 : (matters.themes.find(filters.theme) ?? -2),
    audience: filters.audience === undefined ? -1 : audiences.indexOf(filters.audience),
    kind: filters.kind === undefined ? -1 : matterKinds.indexOf(filters.kind),
  };
  const bothAudiences = audiences.indexOf('both');
  const inRegion = regionsWithin(index, filters.region);
  const withTheme = matters.themeSets.map(set => wanted.theme === -1 || set.includes(wanted.theme));
  const counts = {
    department: new Uint32Array(matters.departments.list.length), themeSet: new Uint32Array(matters.themeSets.length),
    audience: new Uint32Array(audiences.length), kind: new Uint32Array(matterKinds.length),
  };
  const top = new Top(index, most, after);
  const n = found ? found.matters.length : index.size;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const m = found ? found.matters[i]! : i;
    if (inRegion && inRegion[matters.region[m]!] === 0) continue;
    const [d, t, a, k] = [matters.department[m]!, matters.themeSet[m]!, matters.audience[m]!, matters.kind[m]!];
    const okD = wanted.department === -1 || wanted.department === d;
    const okT = withTheme[t]!;
    const okA = wanted.audience === -1 || wanted.audience === a || a === bothAudiences;
    const okK = wanted.kind === -1 || wanted.kind === k;
    // A value is counted as if it were the filter, beside the other filters.
    if (okT && okA && okK) counts.department[d]!++;
    if (okD && okA && okK) counts.themeSet[t]!++;
    if (okD && okT && okK) counts.audience[a]!++;
    if (okD && okT && okA) counts.kind[k]!++;
    if (!(okD && okT && okA && okK)) continue;
    total++;
    const score = found ? 100 * (found.weights[i]! + 60 * Math.min(1, found.lengths[i]! / index.stemLengths[m]!) + index.ranks[m]!) : 100 * index.ranks[m]!;
    top.add(m, placed(Math.round(score), index.popularity[m]!));
  }
  return { hits: top.hits(), total, facets: facetsOf(index, counts) };
}

/** The best so many, in order: higher scores first, and of equal ones the lower code. Matters come in the order of their codes. */
class Top {
  readonly #matters: number[] = [];
  readonly #scores: number[] = [];
  readonly #after: { readonly score: number; readonly below: number } | undefined;

  constructor(
    private readonly index: MatterIndex,
    private readonly most: number,
    after: Place | undefined,
  ) {
    this.#after = after && { score: after.score, below: index.placeOf(`${after.code}\u0000`) };
  }

  add(matter: number, score: number): void {
    if (this.#after && (score > this.#after.score || (score === this.#after.score && matter < this.#after.below))) return;
    const scores = this.#scores;
    if (scores.length === this.most && score <= scores[this.most - 1]!) return;
    let [low, high] = [0, scores.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (scores[middle]! >= score) low = middle + 1;
      else high = middle;
    }
    scores.splice(low, 0, score);
    this.#matters.splice(low, 0, matter);
    if (scores.length > this.most) {
      scores.pop();
      this.#matters.pop();
    }
  }

  hits(): Hit[] {
    return this.#matters.map((matter, i) => ({ matter, score: this.#scores[i]!, code: this.index.matters.codes[matter]! }));
  }
}

/** For each region of the index whether it lies in the one wanted; nothing where none is. */
function regionsWithin(index: MatterIndex, region: string | undefined): Uint8Array | undefined {
  if (region === undefined) return undefined;
  const stem = region.replace(/(00)+$/, '');
  return Uint8Array.from(index.matters.regions.list, r => (r.startsWith(stem) ? 1 : 0));
}

function facetsOf({ matters }: MatterIndex, counts: { department: Uint32Array; themeSet: Uint32Array; audience: Uint32Array; kind: Uint32Array }): MatterFacets {
  const theme = new Uint32Array(matters.themes.list.length);
  counts.themeSet.forEach((count, set) => {
    for (const t of matters.themeSets[set]!) theme[t]! += count;
  });
  const listed = (words: readonly string[], numbers: Uint32Array): FacetCount[] =>
    words.map((value, i) => ({ value, count: numbers[i]! })).filter(f => f.count > 0).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, 100);
  const { audience } = counts;
  const both = audience[audiences.indexOf('both')]!;
  // Who filters by person or enterprise also gets what is for both.
  const reached = Uint32Array.from(audience, (count, i) => (audiences[i] === 'both' ? count : count + both));
  return { department: listed(matters.departments.list, counts.department), theme: listed(matters.themes.list, theme), audience: listed(audiences, reached), kind: listed(matterKinds, counts.kind) };
}

export function hitView({ matters }: MatterIndex, m: number): MatterHit {
  return {
    code: matters.codes[m]!, title: { zh: matters.zh[m]!, en: matters.en[m]! }, department: matters.departments.list[matters.department[m]!]!, region: matters.regions.list[matters.region[m]!]!,
    audience: audiences[matters.audience[m]!]!, kind: matterKinds[matters.kind[m]!]!, promisedPeriod: matters.promisedPeriod[m]!,
  };
}
