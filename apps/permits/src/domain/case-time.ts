import { extend, legalDateOf, resume, suspend } from '@counterless/statutes';
import { dueOf } from './case-clock.ts';
import { Refusal } from './refusal.ts';
import type { By } from './case-parts.ts';
import type { ServiceCase } from './service-case.ts';

type Officer = By & { readonly id: string };

/** 行政许可法 45: what takes time that is not the authority's is not counted, and the applicant is told in writing. @throws Problems of the statutes */
export function suspendClock(c: ServiceCase, by: Officer, reason: string, explanation: string, at: Date): void {
  c.mustBe('accepted');
  c.clocks = { ...c.clocks, decision: suspend(c.clocks.decision!, { on: legalDateOf(at), reason, explanation, approvedBy: by.id }) };
  c.moveTo('suspended');
  c.note('suspended', by, at, { reason, explanation });
}

/** Today counts again. */
export function resumeClock(c: ServiceCase, by: Officer, at: Date): void {
  c.mustBe('suspended');
  c.clocks = { ...c.clocks, decision: resume(c.clocks.decision!, legalDateOf(at)) };
  c.moveTo('accepted');
  c.note('resumed', by, at, { promised: dueOf(c.clocks.decision, 'promised'), legal: dueOf(c.clocks.decision) });
}

/** An officer asks for more days. Nothing changes until the head has answered. @throws Problems of the statutes for days that no head could give */
export function askExtension(c: ServiceCase, by: Officer, days: number, reason: string, at: Date): void {
  c.mustBe('accepted', 'suspended');
  if (c.extension) throw new Refusal('case.extension-refused', { en: 'one is asked for already and waits for its answer', zh: '已有延期申请待审批' });
  prolonged(c, { askedBy: by.id, days, reason }, by.id, at);
  c.extension = { askedBy: by.id, days, reason };
  c.note('extension-asked', by, at, { days, reason });
}

/** 行政许可法 42: the head approves, who is not the one that asks. @throws Refusal `case.extension-refused` */
export function answerExtension(c: ServiceCase, by: Officer, approve: boolean, at: Date): void {
  c.mustBe('accepted', 'suspended');
  const asked = c.extension;
  if (!asked) throw new Refusal('case.extension-refused', { en: 'none is asked for', zh: '没有待审批的延期申请' });
  if (asked.askedBy === by.id) throw new Refusal('case.extension-refused', { en: 'whoever asked does not approve', zh: '申请人不得审批本人的延期申请' });
  // An approval that comes too late is refused by the statutes, and then the question stands as it was.
  if (approve) c.clocks = { ...c.clocks, decision: prolonged(c, asked, by.id, at) };
  c.extension = null;
  c.note(approve ? 'extended' : 'extension-refused', by, at, { days: asked.days, reason: asked.reason });
}

function prolonged(c: ServiceCase, { days, reason }: NonNullable<ServiceCase['extension']>, approvedBy: string, at: Date) {
  const clock = c.clocks.decision!;
  return extend(clock, { by: days, on: legalDateOf(at), explanation: reason, approvedBy, office: clock.rule.extension?.approver.code ?? '' });
}
