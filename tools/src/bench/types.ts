import type { Platform } from '../platform/platform.ts';
import type { Rest } from '../stories/rest.ts';

export interface Round {
  readonly value: number;
  readonly baseline: number;
}

export interface Measured {
  readonly unit: string;
  /** What the baseline is. */
  readonly against: string;
  readonly rounds: Round[];
  readonly note?: string;
}

export interface Bench {
  readonly platform: Platform;
  readonly rest: Rest;
  readonly databaseUrl: string;
  readonly adminUrl: string;
  /** Whose the passes are, and a token of theirs: it ends after ten minutes. */
  readonly personId: string;
  readonly person: string;
  readonly passes: string[];
  readonly rounds: number;
  readonly seconds: number;
  readonly scratch: string;
}
