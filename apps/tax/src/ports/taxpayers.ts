import type { Call, Transaction } from '@counterless/platform';
import type { GradeRecord } from '../domain/credit-grade.ts';
import type { Taxpayer } from '../domain/taxpayer.ts';

export interface NewGrade extends GradeRecord {
  readonly reason: string;
  readonly officer: string | null;
  readonly recordedAt: Date;
}

export interface NewAddress {
  readonly id: string;
  readonly taxpayer: string;
  readonly region: string;
  readonly line: string;
  readonly recipient: string;
  readonly mobile: string;
  readonly addedAt: Date;
}

export abstract class Taxpayers {
  /** @throws Problem `taxpayer.not-found` */
  abstract get(id: string): Promise<Taxpayer>;

  /** @throws Problem `taxpayer.registered-already` */
  abstract register<T>(call: Call, taxpayer: Taxpayer, grade: NewGrade, also: (tx: Transaction) => Promise<T>): Promise<T>;

  /** Adds a grade to the history, under the taxpayer's next version. @throws Problem `taxpayer.grade-taken`, `resource.stale` */
  abstract grade<T>(call: Call, id: string, grade: NewGrade, also: (tx: Transaction) => Promise<T>): Promise<T>;

  abstract addAddress(tx: Transaction, address: NewAddress): void;

  /** @throws Problem `address.not-found` for another's */
  abstract removeAddress(tx: Transaction, id: string, taxpayer: string, at: Date): Promise<void>;
}
