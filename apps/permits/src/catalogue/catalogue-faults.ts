import type { RowFault } from '@counterless/contracts';
import type { Fault, Language } from '@counterless/kernel';

const mostListed = 10_000;

/** Where a row stands: in a table, or in a part of an import. */
export interface Place {
  readonly part?: number | undefined;
  readonly line: number;
}

/** Faults of an import by line, in the caller's language; as many as anybody reads. */
export class CatalogueFaults {
  readonly #places = new Set<string>();
  readonly #listed: { readonly place: Place; readonly fault: Fault }[] = [];
  #unlisted = 0;
  #unkept = 0;

  add(place: Place, faults: readonly Fault[]): void {
    if (faults.length > 0) this.#places.add(keyOf(place));
    for (const fault of faults) {
      if (this.#listed.length < mostListed) this.#listed.push({ place, fault });
      else this.#unlisted++;
    }
  }

  /** Lines and faults that were counted before, and of which it is not kept which they are. */
  addUnkept(lines: number, faults: number): void {
    this.#unkept += lines;
    this.#unlisted += faults;
  }

  /** As they were told from elsewhere: those that were listed, and how many there are in all. */
  static kept({ listed, faulty, unlisted }: Pick<CatalogueFaults, 'listed' | 'faulty' | 'unlisted'>): CatalogueFaults {
    const kept = new CatalogueFaults();
    for (const { place, fault } of listed) kept.add(place, [fault]);
    kept.addUnkept(faulty - kept.faulty, unlisted);
    return kept;
  }

  /** Lines with a fault. */
  get faulty(): number {
    return this.#places.size + this.#unkept;
  }

  get unlisted(): number {
    return this.#unlisted;
  }

  has(place: Place): boolean {
    return this.#places.has(keyOf(place));
  }

  /** In their order, to be kept. */
  get listed(): readonly { readonly place: Place; readonly fault: Fault }[] {
    return [...this.#listed].sort((a, b) => (a.place.part ?? 0) - (b.place.part ?? 0) || a.place.line - b.place.line);
  }

  report(language: Language): RowFault[] {
    return this.listed.map(({ place: { part, line }, fault }) => ({
      ...(part !== undefined && { part }), line, path: fault.path.slice(0, 300), code: fault.code, message: fault.message[language].slice(0, 1000),
    }));
  }

  /** As the faults of a problem: `line 3: $.department`. */
  asFaults(): Fault[] {
    return this.listed.map(({ place: { part, line }, fault }) => ({ ...fault, path: `${part === undefined ? '' : `part ${part} `}line ${line}: ${fault.path.slice(0, 300)}` }));
  }
}

const keyOf = ({ part = 0, line }: Place) => `${part}:${line}`;
