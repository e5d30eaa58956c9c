import type { Actor } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';

/** An officer as a reader: the region, department and roles decide what is for him or her. */
export interface OfficerReading {
  readonly region: string;
  readonly department: string | undefined;
  readonly roles: readonly string[];
}
/** Whose inbox: a person's or an enterprise's, or what is for an officer. */
export type Whose = { readonly owner: string } | { readonly officer: OfficerReading };

export const whoseInbox = ({ kind, id, region = '', department, roles = [] }: Actor): Whose => (kind === 'officer' ? { officer: { region, department, roles } } : { owner: id });

/** Who has read what. */
export abstract class InboxReadings {
  /** False where there is no such message in this inbox. */
  abstract mark(tx: Transaction, messageId: string, whose: Whose, reader: string, read: boolean): Promise<boolean>;
}
