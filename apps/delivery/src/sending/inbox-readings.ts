import type { Transaction } from '@counterless/platform';

/** Whose inbox: a person's or an enterprise's, or that of the officers of a span of regions. */
export type Whose = { readonly owner: string } | { readonly regions: readonly [string, string] };

/** Who has read what. */
export abstract class InboxReadings {
  /** False where there is no such message in this inbox. */
  abstract mark(tx: Transaction, messageId: string, whose: Whose, reader: string, read: boolean): Promise<boolean>;
}
