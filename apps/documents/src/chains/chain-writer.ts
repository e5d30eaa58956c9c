import { Injectable } from '@nestjs/common';
import { chainProblems } from '@counterless/contracts';
import { closed, digestOf, noPrevious, opened, sha256, signText, type EvidenceEntry, type EvidenceHolder } from '@counterless/credential/evidence';
import { newId, Problem } from '@counterless/kernel';
import type { Transaction } from '@counterless/platform';
import { againstAppending } from '../domain/chain.ts';
import { SealingKeys } from '../sealing/ports.ts';
import { Chains, type Chain } from './ports.ts';

export type Said = Pick<EvidenceEntry, 'entry' | 'what' | 'sha256' | 'file' | 'at'>;

/** Appends to evidence chains. Entries of one chain are signed one after the other, since each names the one before. */
@Injectable()
export class ChainWriter {
  constructor(
    private readonly chains: Chains,
    private readonly keys: SealingKeys,
  ) {}

  /** The holder's chain; where there is none, a new one whose first entry says whose it is. */
  async open(tx: Transaction, owner: string, holder: EvidenceHolder): Promise<Chain> {
    const id = newId();
    if (!(await this.chains.start(tx, id, owner, holder))) return this.#locked(tx, await this.chains.of(tx, owner, holder), owner);
    const chain: Chain = { id, holder, end: { sequence: 0, closed: false, hash: noPrevious } };
    const at = tx.clock.now().toISOString();
    return (await this.#append(tx, chain, { entry: id, what: opened, sha256: digestOf(holder), at })).chain;
  }

  /** @throws Problem chain.not-found, .closed, .full, .ahead, .file-differs, .entry-differs */
  async append(tx: Transaction, owner: string, chainId: string, said: Said): Promise<EvidenceEntry & { hash: string }> {
    const chain = await this.#locked(tx, chainId, owner);
    const before = await this.chains.find(tx, chainId, said.entry);
    if (before !== undefined) {
      const entry = JSON.parse(before) as EvidenceEntry;
      const { what, file, at } = entry;
      const same = what === said.what && entry.sha256 === said.sha256 && file === said.file && at === said.at;
      if (!same) throw new Problem(chainProblems.entryDiffers);
      return { ...entry, hash: sha256(before) };
    }
    const against = againstAppending(chain.end, new Date(said.at), tx.clock.now());
    if (against) throw new Problem(chainProblems[against]);
    const held = said.file === undefined ? undefined : await this.chains.fileDigest(tx, said.file);
    if (held !== undefined && held !== said.sha256) throw new Problem(chainProblems.fileDiffers);
    return (await this.#append(tx, chain, said)).entry;
  }

  async close(tx: Transaction, owner: string, chainId: string): Promise<Chain> {
    const chain = await this.#locked(tx, chainId, owner);
    if (chain.end.closed) return chain;
    const at = tx.clock.now().toISOString();
    return (await this.#append(tx, chain, { entry: newId(), what: closed, sha256: chain.end.hash, at })).chain;
  }

  async #locked(tx: Transaction, id: string, owner: string): Promise<Chain> {
    const chain = await this.chains.lock(tx, id, owner);
    if (!chain) throw new Problem(chainProblems.notFound);
    return chain;
  }

  async #append(tx: Transaction, { id, holder, end }: Chain, said: Said) {
    // The time before the key, as for every seal: a key that retires in between then still covers the time that it signs.
    const recorded = tx.clock.now().toISOString();
    const key = await this.keys.current(tx);
    const sequence = end.sequence + 1;
    const entry: EvidenceEntry = { ...said, chain: id, sequence, previous: end.hash, recorded, key: key.kid };
    const signed = await signText(entry, key);
    const hash = sha256(signed.text);
    const closes = said.what === closed;
    this.chains.append(tx, entry, signed, closes);
    tx.audit(`chain:${id}`, { sequence, what: said.what });
    return { chain: { id, holder, end: { sequence, hash, closed: closes } }, entry: { ...entry, hash } };
  }
}
