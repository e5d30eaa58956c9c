import type { KeySet } from '@counterless/credential';

/** The public keys that seals of passes are checked with. */
export abstract class PassKeys {
  /** The keys held, or none when they are older than a minute: a key that was withdrawn must not be trusted for longer. */
  abstract held(): KeySet;

  /** The keys as published now. @throws Problem `platform.unavailable`, `platform.timeout` */
  abstract fetch(): Promise<KeySet>;
}
