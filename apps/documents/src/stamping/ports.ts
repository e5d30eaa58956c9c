import type { Transaction } from '@counterless/platform';

export interface Stamped {
  /** What the authority answered: TimeStampResp, DER. */
  readonly response: Uint8Array;
  /** When it saw the digest, by its own clock. */
  readonly at: Date;
}

/** An authority for time stamps (时间戳服务机构, RFC 3161). */
export abstract class TimeAuthority {
  /** @param digest SHA-256 @throws Error where it is away, or what it gives is no good */
  abstract stamp(digest: Uint8Array): Promise<Stamped>;
}

export interface WaitingAnchor {
  readonly number: number;
  readonly hash: Uint8Array;
}

/** Time stamps of anchors: one each, never changed. */
export abstract class AnchorStamps {
  /** Anchors without one, the oldest first. */
  abstract waiting(most: number): Promise<readonly WaitingAnchor[]>;
  /** Nothing where another has come first. */
  abstract add(tx: Transaction, number: number, stamped: Stamped): void;
}
