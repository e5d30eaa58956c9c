import type { Digest, EvidenceEntry, EvidenceHolder, SignedText } from '@counterless/credential/evidence';
import type { Transaction } from '@counterless/platform';
import type { ChainEnd } from '../domain/chain.ts';

export interface Chain {
  readonly id: string;
  readonly holder: EvidenceHolder;
  readonly end: ChainEnd & { readonly hash: Digest };
}

export interface ChainHead {
  readonly chain: string;
  readonly entries: number;
  readonly hash: Digest;
}

/** Evidence chains. Each belongs to the service that opened it. */
export abstract class Chains {
  /** Starts a chain without entries; false where the holder has one. */
  abstract start(tx: Transaction, id: string, owner: string, holder: EvidenceHolder): Promise<boolean>;
  /** The id of the holder's chain. */
  abstract of(tx: Transaction, owner: string, holder: EvidenceHolder): Promise<string>;
  /** The chain with its end, locked: whoever else appends waits. Undefined where this owner has none of the kind. */
  abstract lock(tx: Transaction, id: string, owner: string): Promise<Chain | undefined>;
  /** The entry of that id as it was signed, if it is there. */
  abstract find(tx: Transaction, chain: string, entryId: string): Promise<string | undefined>;
  /** Digest of the file of that id, where this service holds it. */
  abstract fileDigest(tx: Transaction, fileId: string): Promise<Digest | undefined>;
  /** Appends behind the entry that it names. */
  abstract append(tx: Transaction, entry: EvidenceEntry, signed: SignedText, closes: boolean): void;
}

/** The published ends of the chains. */
export abstract class ChainAnchors {
  /** Chains that have grown since they were anchored last, at most 1,000, and their ends; they count as anchored from now on. */
  abstract takeGrown(tx: Transaction): Promise<ChainHead[]>;
  abstract last(tx: Transaction): Promise<{ readonly number: number; readonly hash: Digest } | undefined>;
  abstract add(tx: Transaction, number: number, previous: Digest, signed: SignedText, heads: readonly ChainHead[]): void;
}
