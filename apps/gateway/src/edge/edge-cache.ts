import { LRUCache } from 'lru-cache';
import type { CloudEvent, Operation } from '@counterless/contracts';

/** An answer as it goes out. */
export interface Served {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly etag: string | undefined;
  readonly location?: string | undefined;
  readonly retryAfter?: string | undefined;
  readonly replayed?: boolean;
}

interface Kept {
  readonly served: Served;
  readonly operation: string;
  readonly tag: string | undefined;
  /** Which invalidations had happened when it was asked for. */
  readonly generation: number;
}

const maxBytes = 64 * 1024 * 1024;

/**
 * Answers of public reads whose contract allows keeping them. A fact throws them away at once; the contract's seconds bound
 * how old an answer can get when a fact is lost. Equal requests at the same time are asked once.
 */
export class EdgeCache {
  readonly #kept = new LRUCache<string, Kept>({ max: 20_000, maxSize: maxBytes, sizeCalculation: k => k.served.body.length + 200 });
  readonly #asking = new Map<string, Promise<Served>>();
  readonly #byTag = new Map<string, Set<string>>();
  #generation = 0;

  constructor(private readonly operations: readonly Operation[]) {}

  /** The kept answer to this key, or the one that `ask` brings; only 200 is kept. */
  get(operation: Operation, key: string, tag: string | undefined, ask: () => Promise<Served>): Served | Promise<Served> {
    const kept = this.#kept.get(key);
    if (kept) return kept.served;
    const running = this.#asking.get(key);
    // A refusal holds the request id and the language of who asked: only a good answer is for all.
    if (running) return running.then(served => (served.status === 200 ? served : ask()));
    const generation = this.#generation;
    const asked = ask()
      .then(served => {
        // What was read before an invalidation may be what the invalidation threw away.
        if (served.status === 200 && generation === this.#generation) this.#keep(operation, key, tag, served, generation);
        return served;
      })
      .finally(() => {
        if (this.#asking.get(key) === asked) this.#asking.delete(key);
      });
    this.#asking.set(key, asked);
    return asked;
  }

  #keep(operation: Operation, key: string, tag: string | undefined, served: Served, generation: number): void {
    this.#kept.set(key, { served, operation: operation.subject, tag, generation }, { ttl: operation.edge!.seconds * 1000 });
    const name = `${operation.subject}|${tag ?? ''}`;
    const keys = this.#byTag.get(name) ?? new Set();
    this.#byTag.set(name, keys.add(key));
    // Tags of answers long gone: start anew rather than keep count of each.
    if (this.#byTag.size > 50_000) this.clear();
  }

  /** Throws away what a fact makes wrong. */
  hear(event: CloudEvent): void {
    this.#generation++;
    // Requests under way may have read the state before the fact: nobody new may join them.
    this.#asking.clear();
    for (const operation of this.operations) {
      for (const rule of operation.edge?.invalidatedBy ?? []) {
        if (rule.fact.subject !== event.type) continue;
        if (!operation.edge!.tag || !rule.tag) this.#dropAll(operation);
        else for (const tag of [(rule.tag as (data: unknown) => string | readonly string[])(event.data)].flat()) this.#drop(`${operation.subject}|${tag}`);
      }
    }
  }

  clear(): void {
    this.#generation++;
    this.#kept.clear();
    this.#byTag.clear();
    this.#asking.clear();
  }

  #dropAll(operation: Operation): void {
    for (const name of this.#byTag.keys()) if (name.startsWith(`${operation.subject}|`)) this.#drop(name);
  }

  #drop(name: string): void {
    for (const key of this.#byTag.get(name) ?? []) this.#kept.delete(key);
    this.#byTag.delete(name);
  }
}
