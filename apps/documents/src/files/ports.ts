import type { Transaction } from '@counterless/platform';
import type { ClaimableFile } from '../domain/file-claim.ts';

export interface FileOwned {
  readonly kind: string;
  readonly id: string;
}

export interface NewFile {
  readonly id: string;
  readonly owner: FileOwned;
  /** As its owner called it. */
  readonly name: string;
  readonly format: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** 32 bytes. */
  readonly sha256: Buffer;
  /** Key of its blob. */
  readonly blob: string;
  readonly status: 'checking' | 'ready';
}

export interface LockedFile extends ClaimableFile {
  readonly mediaType: string;
  readonly sha256: Buffer;
  readonly blob: string;
  readonly keptUntil: Date;
}

/** How long a file stays, by what it is for: a row of `file_retention`. */
export type Retention = 'unclaimed' | 'case';

/** The files that people handed in. Each has a deadline, `file.expire`, at which it goes. */
export abstract class Files {
  /** Adds a file that nobody claims yet. */
  abstract add(tx: Transaction, file: NewFile): Promise<void>;
  /** Locks those that are there, in one order for everybody. */
  abstract lock(tx: Transaction, ids: readonly string[]): Promise<LockedFile[]>;
  /** Locks what a holder holds. */
  abstract lockHeld(tx: Transaction, holder: string): Promise<LockedFile[]>;
  /** Gives files to a holder, or back to their owner (`null`), and sets anew how long they stay. */
  abstract hold(tx: Transaction, ids: readonly string[], holder: string | null, retention: Retention): Promise<void>;
  /** No malware was found: it may be used. */
  abstract ready(tx: Transaction, id: string): Promise<void>;
  /** Its bytes may go now, too. */
  abstract remove(tx: Transaction, file: Pick<LockedFile, 'id' | 'blob'>): Promise<void>;
}
