import { Injectable } from '@nestjs/common';
import { documents } from '@counterless/contracts';
import { readKeySet, type KeySet } from '@counterless/credential';
import { Bus } from '@counterless/platform';
import { PassKeys } from '../ports/pass-keys.ts';

const none: KeySet = { keys: [] };
const trustedFor = 60_000;
/** A code that names a made-up key makes us look for it; not more often than this. */
const atMostEvery = 1000;

/** Asks the documents service. Ages are counted on the machine's own timer: a sandbox moves the clock, not the network. */
@Injectable()
export class PublishedPassKeys extends PassKeys {
  #keys: KeySet = none;
  #fetchedAt = -Infinity;
  #fetching: Promise<KeySet> | undefined;

  constructor(private readonly bus: Bus) {
    super();
  }

  held(): KeySet {
    return performance.now() - this.#fetchedAt <= trustedFor ? this.#keys : none;
  }

  async fetch(): Promise<KeySet> {
    if (performance.now() - this.#fetchedAt < atMostEvery) return this.#keys;
    return (this.#fetching ??= this.#ask().finally(() => (this.#fetching = undefined)));
  }

  async #ask(): Promise<KeySet> {
    const { keys } = await this.bus.ask(documents.readKeys, {});
    this.#keys = readKeySet({ keys });
    this.#fetchedAt = performance.now();
    return this.#keys;
  }
}
