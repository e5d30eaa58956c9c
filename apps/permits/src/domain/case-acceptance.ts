import { legalDateOf } from '@counterless/statutes';
import { correctionClock, over, supplementClock } from './case-clock.ts';
import { endAcceptance, mustBeFree, openAcceptance, openTasks, pauseAcceptance } from './case-tasks.ts';
import { remediesFrom } from './case-remedies.ts';
import { Refusal } from './refusal.ts';
import { byApplicant, theClock, type Applicant, type By, type CaseFilling, type Supplement } from './case-parts.ts';
import type { ServiceCase } from './service-case.ts';

type Officer = By & { readonly id: string };

/** 行政许可法 32: material is complete, an officer accepts. After the days in which to say otherwise it has been accepted already. */
export function accept(c: ServiceCase, by: Officer, at: Date, newId: () => string): void {
  c.mustBe('submitted');
  if (silenceAccepts(c, at)) return acceptBySilence(c, at, newId);
  free(c, by);
  c.moveTo('accepted');
  c.startDeciding(at, at, by, newId, { deemed: false });
}

/** Nothing was said in time: it counts as accepted from the day on which its material was received (32(1)(4)). */
export function acceptBySilence(c: ServiceCase, at: Date, newId: () => string): void {
  c.moveTo('accepted');
  c.deemedAccepted = true;
  c.startDeciding(receivedAt(c), at, theClock, newId, { deemed: true });
}

export function silenceAccepts(c: ServiceCase, at: Date): boolean {
  const due = c.dues.correction;
  return c.status === 'submitted' && due != null && at >= over(due);
}

const receivedAt = (c: ServiceCase): Date => (c.supplement?.handedInAt ? new Date(c.supplement.handedInAt) : c.submittedAt!);

/** All that is missing, in one notice. @throws Refusal `case.supplement-once`, `case.wrong-state` */
export function askSupplement(c: ServiceCase, by: Officer, items: Supplement['items'], at: Date): void {
  stillOpen(c, by, at);
  if (c.supplement) throw new Refusal('case.supplement-once', { en: `asked on ${c.supplement.askedAt}; what came then is to be decided on`, zh: `已于 ${c.supplement.askedAt} 一次性告知，应按现有材料办理` });
  c.moveTo('supplement');
  const { correction, ...others } = c.clocks;
  c.clocks = { ...others, supplement: supplementClock(c.plan, legalDateOf(at)) };
  c.supplement = { askedAt: at.toISOString(), askedBy: by.id, items, handedInAt: null };
  c.tasks = pauseAcceptance(c.tasks);
  c.note('supplement-asked', by, at, { items: items.length });
}

/** What was asked for has come; the days to accept run anew. The filling has been checked against the matter. */
export function handIn(c: ServiceCase, applicant: Applicant, filling: Partial<CaseFilling>, at: Date): void {
  c.mustBe('supplement');
  const due = c.dues.supplement;
  if (due != null && at >= over(due)) throw new Refusal('case.wrong-state', { en: `what was asked for was due on ${due}`, zh: `补正期限已于 ${due} 届满` });
  c.moveTo('submitted');
  Object.assign(c, filling);
  const { supplement, ...others } = c.clocks;
  c.clocks = { ...others, correction: correctionClock(legalDateOf(at)) };
  c.supplement = { ...c.supplement!, handedInAt: at.toISOString() };
  c.tasks = openAcceptance(c.tasks, at);
  c.note('supplemented', byApplicant(applicant), at);
}

/** What was asked for did not come. */
export function lapse(c: ServiceCase, at: Date): void {
  c.moveTo('lapsed');
  c.note('lapsed', theClock, at);
  c.close(at);
}

/** 不予受理 (32(1)(1)(2), 32(2)): no permit is needed, or another authority is competent. Written, with its reasons. */
export function decline(c: ServiceCase, by: Officer, reason: string, at: Date): void {
  stillOpen(c, by, at);
  c.moveTo('not-accepted');
  c.tasks = endAcceptance(c.tasks, at, by.id);
  c.decidedAt = at;
  const remedies = remediesFrom(at).map(({ deadline: _, ...remedy }) => remedy);
  c.decision = { outcome: 'not-accept', at: at.toISOString(), by: 'officer', officer: by.id, reason, overrun: null, remedies };
  c.note('not-accepted', by, at, { reason });
  c.close(at);
}

function stillOpen(c: ServiceCase, by: Officer, at: Date): void {
  c.mustBe('submitted');
  if (silenceAccepts(c, at)) throw new Refusal('case.wrong-state', { en: `it counts as accepted: nothing was said by ${c.dues.correction}`, zh: `${c.dues.correction} 前未告知，视为已受理` });
  free(c, by);
}

function free(c: ServiceCase, by: Officer): void {
  for (const task of openTasks(c.tasks)) mustBeFree(task, by.id);
}
