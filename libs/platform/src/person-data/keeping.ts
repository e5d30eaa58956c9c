import type { DataCount, DataKind, KeptData } from '@counterless/contracts';
import type { LocalText } from '@counterless/kernel';

const day = 86_400_000;

/** What one look at a person's data erased and kept, and when to look again: when a retention ends, or a day later while something runs. */
export interface Erasure {
  readonly erased: readonly DataCount[];
  readonly kept: readonly KeptData[];
  readonly again: Date | null;
}

/** Takes down, thing by thing, what is erased and what is kept and why. */
export class Keeping {
  readonly #erased = new Map<DataKind, number>();
  readonly #kept = new Map<string, { kind: DataKind; count: number; basis: LocalText; until: Date | null; running: boolean }>();
  #again = Infinity;

  constructor(private readonly now: Date) {}

  erased(kind: DataKind, count = 1): void {
    if (count > 0) this.#erased.set(kind, (this.#erased.get(kind) ?? 0) + count);
  }

  /** A law wants it kept; `until` is null where the end depends on something that is in force. */
  byLaw(kind: DataKind, basis: LocalText, until: Date | null): void {
    this.#keep(kind, basis, until, false);
    // What is in force may be given back any day; nobody waits for it.
    this.#again = Math.min(this.#again, until?.getTime() ?? this.now.getTime() + 30 * day);
  }

  /** It has not ended: it is erased, or kept by law, once it has. */
  running(kind: DataKind, basis: LocalText): void {
    this.#keep(kind, basis, null, true);
    this.#again = Math.min(this.#again, this.now.getTime() + day);
  }

  #keep(kind: DataKind, basis: LocalText, until: Date | null, running: boolean): void {
    const key = `${kind} ${basis.en} ${String(running)} ${String(until === null)}`;
    const known = this.#kept.get(key);
    const last = known?.until && until && known.until > until ? known.until : until;
    this.#kept.set(key, { kind, count: (known?.count ?? 0) + 1, basis, until: last, running });
  }

  get outcome(): Erasure {
    return {
      erased: [...this.#erased].map(([kind, count]) => ({ kind, count })),
      kept: [...this.#kept.values()].map(({ until, basis: { zh, en }, ...rest }) => ({ ...rest, basis: { zh, en }, until: until?.toISOString() ?? null })),
      again: Number.isFinite(this.#again) ? new Date(this.#again) : null,
    };
  }
}
