import type { LocalText } from '@counterless/kernel';
import { computeDeadline } from './deadline.ts';
import { legalDateOf } from './legal-date.ts';
import { ruleAt } from './statutes.ts';

export interface Retention {
  /** The article that wants it kept. */
  readonly basis: LocalText;
  /** The midnight in Shanghai from which it is no longer kept. */
  readonly until: Date;
}

/** How long a rule that is in force now keeps what ended at an instant. Throws `statutes.rule-unknown`, `statutes.rule-not-in-force`. */
export function retentionOf(rule: string, ended: Date, now: Date): Retention {
  const found = ruleAt(rule, legalDateOf(now));
  return { basis: found.article, until: computeDeadline(found, legalDateOf(ended)).dueInstant };
}
