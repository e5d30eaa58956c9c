import type { RowFault } from '@counterless/contracts';
import type { Fault, Language } from '@counterless/kernel';

const mostListed = 10_000;

/** Faults of an import by line, in the caller's language; as many as anybody reads. */
export class CatalogueFaults {
  readonly #lines = new Set<number>();
  readonly #listed: { readonly line: number; readonly fault: Fault }[] = [];
  #unlisted = 0;

  add(line: number, faults: readonly Fault[]): void {
    if (faults.length > 0) this.#lines.add(line);
    for (const fault of faults) {
      if (this.#listed.length < mostListed) this.#listed.push({ line, fault });
      else this.#unlisted++;
    }
  }

  /** Lines with a fault. */
  get faulty(): number {
    return this.#lines.size;
  }

  get unlisted(): number {
    return this.#unlisted;
  }

  has(line: number): boolean {
    return this.#lines.has(line);
  }

  report(language: Language): RowFault[] {
    return this.#sorted().map(({ line, fault }) => ({ line, path: fault.path.slice(0, 300), code: fault.code, message: fault.message[language].slice(0, 1000) }));
  }

  /** As the faults of a problem: `line 3: $.department`. */
  asFaults(): Fault[] {
    return this.#sorted().map(({ line, fault }) => ({ ...fault, path: `line ${line}: ${fault.path.slice(0, 300)}` }));
  }

  #sorted() {
    return [...this.#listed].sort((a, b) => a.line - b.line);
  }
}
