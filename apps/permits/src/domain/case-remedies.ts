import { computeDeadline, legalDateOf, ruleAt, type Deadline } from '@counterless/statutes';
import type { Remedy } from './case-parts.ts';

const rules = { reconsideration: 'remedy.reconsideration', suit: 'remedy.suit' } as const;

/** What somebody may do about a decision that says no (行政许可法 38), and until when, counted from the day on which it was told. */
export function remediesFrom(decided: Date): (Remedy & { readonly deadline: Deadline })[] {
  const day = legalDateOf(decided);
  return (['reconsideration', 'suit'] as const).map(kind => {
    const rule = ruleAt(rules[kind], day);
    const deadline = computeDeadline(rule, day);
    return { kind, name: rule.title, article: rule.article, until: deadline.due, deadline };
  });
}
