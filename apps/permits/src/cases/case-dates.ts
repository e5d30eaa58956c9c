import type { ExplainedDate } from '@counterless/contracts';
import type { Language } from '@counterless/kernel';
import { deadlinesOf, explain, openSuspension, suspensionReasonOf, type Deadline, type LegalClock } from '@counterless/statutes';
import { renewalDecision, type DueKind } from '../domain/case-clock.ts';
import { remediesFrom } from '../domain/case-remedies.ts';
import type { ServiceCase } from '../domain/service-case.ts';

/** Every date of a case with its reasons. A clock that stands still says so in place of a day. */
export function explainDates(c: ServiceCase, language: Language): ExplainedDate[] {
  const { draft, correction, supplement, decision, delivery } = c.clocks;
  const told = (kind: ExplainedDate['kind'], deadline: Deadline | undefined): ExplainedDate[] =>
    deadline ? [{ kind, due: deadline.due, text: explain(deadline.why, language), why: deadline.why as unknown as Record<string, unknown> }] : [];
  const legal = (kind: DueKind, clock: LegalClock | undefined) => (clock ? told(kind, deadlinesOf(clock).legal) : []);
  const still = decision && openSuspension(decision);
  const both = decision && !still ? deadlinesOf(decision) : undefined;
  return [
    ...legal('draft', draft), ...legal('correction', correction), ...legal('supplement', supplement),
    ...(still && decision ? [stands(decision, still, language)] : [...told('promised', both?.promised), ...told('legal', both?.legal)]),
    ...legal('delivery', delivery),
    ...(c.actsOn?.inTime && c.actsOn.expiry ? told('renewal', renewalDecision(c.actsOn.expiry)) : []),
    ...(c.decision && c.decision.outcome !== 'grant' && c.decidedAt ? remediesFrom(c.decidedAt).flatMap(r => told(r.kind, r.deadline)) : []),
  ];
}

function stands({ rule }: LegalClock, { reason, from, explanation }: { reason: string; from: string; explanation: string }, language: Language): ExplainedDate {
  const { name, article } = suspensionReasonOf(rule, reason);
  const text = {
    en: `The period stands still since ${from}: ${name.en} (${article.en}). ${explanation}`,
    zh: `期限自 ${from} 起不计入：${name.zh}（${article.zh}）。${explanation}`,
  };
  return { kind: 'legal', due: null, text: text[language], why: null };
}
