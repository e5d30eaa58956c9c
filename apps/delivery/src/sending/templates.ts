import type { Transaction } from '@counterless/platform';
import type { Template } from '../domain/template.ts';

export interface Publication extends Omit<Template, 'version'> {
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

/** The texts of messages, all versions. */
export abstract class Templates {
  /** All versions of a kind, also those that start later; as they were within the last second. */
  abstract of(kind: string): Promise<readonly Template[]>;
  /** Gives the number of the new version. */
  abstract publish(tx: Transaction, publication: Publication): Promise<number>;
  /** After a publication has committed: this replica reads anew. */
  abstract forget(): void;
}
