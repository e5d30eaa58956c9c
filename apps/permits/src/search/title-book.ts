import type { SearchedMatter } from './matter-columns.ts';
import { normalText, runsOf } from './normal-text.ts';
import { runTerms, startTerms, type Pinyin } from './title-terms.ts';

interface Run {
  readonly terms: Uint32Array;
  readonly start: Uint32Array;
}

/** Parts of titles that are kept in mind. */
const mostRuns = 50_000;

/** Numbers of terms, and the parts of titles that were taken apart: titles share most of them, and reading Chinese aloud takes longer than all else. */
export class TitleBook {
  readonly terms = new Map<string, number>();
  readonly #runs = new Map<string, Run>();

  constructor(private readonly pinyin: Pinyin) {}

  number(term: string): number {
    let number = this.terms.get(term);
    if (number === undefined) this.terms.set(term, (number = this.terms.size));
    return number;
  }

  /** Numbers of the terms of a matter, each once: its titles, its department, its kind, its themes. */
  termsOf({ zh, en, office, kind, themes }: SearchedMatter): Set<number> {
    const found = new Set<number>([this.number(`d:${office}`), this.number(`k:${kind}`)]);
    for (const theme of themes) found.add(this.number(`t:${theme}`));
    runsOf(normalText(zh)).forEach((text, i) => {
      const run = this.#run(text);
      for (const t of run.terms) found.add(t);
      if (i === 0) for (const t of run.start) found.add(t);
    });
    for (const word of en.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []) found.add(this.number(`e:${word}`));
    return found;
  }

  #run(text: string): Run {
    let run = this.#runs.get(text);
    if (!run) {
      if (this.#runs.size >= mostRuns) this.#runs.clear();
      const numbers = (terms: readonly string[]) => Uint32Array.from(terms, t => this.number(t));
      this.#runs.set(text, (run = { terms: numbers(runTerms(text, this.pinyin)), start: numbers(startTerms(text, this.pinyin)) }));
    }
    return run;
  }
}
