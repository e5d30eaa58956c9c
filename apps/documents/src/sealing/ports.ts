import type { Prepared, Transaction } from '@counterless/platform';
import type { PublicJwk, SigningKey } from '@counterless/credential';
import type { Family, ListSlot } from '../domain/list-slot.ts';

/** Runs a prepared read: inside a transaction, or on any connection. */
export type Read = <Row extends object>(statement: Prepared, values: readonly unknown[]) => Promise<Row[]>;

/** The keys that seal, and those that did. Exactly one is active. */
export abstract class SealingKeys {
  /** The active key, ready to sign. Take the time that the seal will say before asking. */
  abstract current(tx?: Transaction): Promise<SigningKey>;
  /** A new key, not active yet. */
  abstract make(): Promise<NewKey>;
  /** Makes `key` the active one; the one before signs nothing after `retiredAt`. */
  abstract replace(tx: Transaction, key: NewKey, at: Date, retiredAt: Date): Promise<void>;
}

export interface NewKey {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  /** The private JWK, encrypted. */
  readonly sealed: Buffer;
}

export interface Credential extends ListSlot {
  /** The pass or certificate, and its version that was sealed. */
  readonly entity: string;
  readonly entityVersion: number;
  readonly kid: string;
  /** SHA-256 of the code or the seal. */
  readonly hash: Buffer;
  readonly sealedAt: Date;
  readonly expires: Date;
}

/** What was sealed, and its place in a status list. */
export abstract class Credentials {
  /** The next place; a place that is taken and not used stays empty. */
  abstract takeSlot(tx: Transaction, family: Family): Promise<ListSlot>;
  /** Keeps a credential; says whether its list is new. */
  abstract add(tx: Transaction, credential: Credential): Promise<{ readonly listStarted: boolean }>;
  /** Revokes the credentials of a pass or certificate that are not revoked yet, and gives their places. */
  abstract revoke(tx: Transaction, entity: string): Promise<ListSlot[]>;
}

/** Gives a list its next version, for entries that changed. */
export abstract class StatusLists {
  abstract change(tx: Transaction, list: number, indexes: readonly number[], status: number): Promise<number>;
}

/** Settings of sealing, by class so that they can be injected. */
export abstract class SealingSettings {
  abstract readonly issuer: string;
  abstract readonly listBase: string;
}
