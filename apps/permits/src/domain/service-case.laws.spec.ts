import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '@counterless/kernel';
import { addDays, dayNumber, daysBetween, fromDayNumber, legalDateOf, nationalCalendar, type LegalDate } from '@counterless/statutes';
import { accept, acceptBySilence, askSupplement, decline, handIn, lapse, silenceAccepts } from './case-acceptance.ts';
import { completeStage, grant, grantAtOnce, refuse, renewBySilence, takeCertificate } from './case-deciding.ts';
import { caseLife, isEnd, type CaseStatus } from './case-life.ts';
import { openTasks } from './case-tasks.ts';
import { answerExtension, askExtension, resumeClock, suspendClock } from './case-time.ts';
import { Refusal } from './refusal.ts';
import type { Applicant, MatterTerms } from './case-parts.ts';
import { ServiceCase } from './service-case.ts';

const applicant: Applicant = { kind: 'person', id: 'applicant', client: 'app', act: undefined };
const clerk = { kind: 'officer', id: 'clerk' } as const;
const head = { kind: 'officer', id: 'head' } as const;
const filling = { form: { a: 1 }, materials: [], contact: null, actsOn: null };
let made = 0;
const newId = () => `task-${made++}`;
const stages = fc.array(fc.record({ department: fc.constantFrom('LEAD', 'SIDE', 'THIRD'), order: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 4 });
const terms: fc.Arbitrary<MatterTerms> = fc.record({
  stages, immediate: fc.boolean(), legal: fc.integer({ min: 1, max: 60 }), promise: fc.nat(), certificate: fc.boolean(), supplement: fc.option(fc.integer({ min: 1, max: 20 })),
}).map(({ stages: s, immediate, legal, promise, certificate, supplement }) => ({
  code: 'M', version: 1, title: { en: 'm', zh: '事项' }, department: 'LEAD', region: '330782', kind: immediate ? 'immediate' : 'promised', legalPeriod: immediate ? 0 : legal,
  promisedPeriod: immediate ? 0 : 1 + (promise % legal), setBy: '《测试法》', supplementPeriod: supplement ?? undefined, effect: certificate ? 'issue' : null,
  certificate: certificate ? { name: { en: 'c', zh: '证' }, renewable: false } : null, stages: s.map(x => ({ ...x, name: { en: 's', zh: '环节' } })),
}));
const start = fc.integer({ min: dayNumber('2016-01-04'), max: dayNumber('2024-12-31') }).map(fromDayNumber);
const noon = (day: LegalDate) => new Date(`${day}T12:00:00+08:00`);
const ruling = { reason: '理由', overrun: '说明' };

type Move = (c: ServiceCase, at: Date, t: MatterTerms, pick: number) => void;
/** Everything that anybody, or the clock, may try. */
const moves: Record<string, Move> = {
  change: (c, at, t) => c.change({ form: { a: 2 } }, t, at),
  submit: (c, at, t) => (c.mustBe('draft'), c.submit(t, null, applicant, at, newId)),
  atOnce: (c, at) => grantAtOnce(c, '符合', at),
  withdraw: (c, at) => c.withdraw(applicant, at),
  expire: (c, at) => c.expire(at),
  accept: (c, at) => accept(c, clerk, at, newId),
  silence: (c, at) => silenceAccepts(c, at) && acceptBySilence(c, at, newId),
  supplement: (c, at) => askSupplement(c, clerk, [{ what: 'a', reason: 'b' }], at),
  handIn: (c, at) => handIn(c, applicant, { form: { a: 3 } }, at),
  lapse: (c, at) => lapse(c, at),
  decline: (c, at) => decline(c, clerk, '理由', at),
  agree: (c, at, _t, pick) => completeStage(c, clerk, c.tasks[pick % Math.max(1, c.tasks.length)]?.id ?? '', 'agree', '同意', at, newId),
  disagree: (c, at, _t, pick) => completeStage(c, clerk, c.tasks[pick % Math.max(1, c.tasks.length)]?.id ?? '', 'disagree', '不同意', at, newId),
  grant: (c, at) => grant(c, clerk, ruling, at),
  refuse: (c, at) => refuse(c, clerk, ruling, at),
  renew: (c, at) => renewBySilence(c, at),
  suspend: (c, at) => suspendClock(c, clerk, 'hearing', '听证', at),
  resume: (c, at) => resumeClock(c, clerk, at),
  ask: (c, at, _t, pick) => askExtension(c, clerk, 1 + (pick % 16), '复杂', at),
  approve: (c, at) => answerExtension(c, head, true, at),
  selfApprove: (c, at) => answerExtension(c, clerk, true, at),
  deny: (c, at) => answerExtension(c, head, false, at),
  seal: (c, at) => (c.mustBe('granted'), takeCertificate(c, { certificateId: 'x', number: 'n' }, at)),
};
const steps = fc.array(fc.record({ move: fc.constantFrom(...Object.keys(moves)), days: fc.integer({ min: 0, max: 12 }), pick: fc.nat(30) }), { maxLength: 30 });

/** Steps of one move: an immediate matter is submitted and accepted at once; silence that an officer's acceptance finds comes first. */
const reachable = (from: CaseStatus): Set<CaseStatus> => new Set([from, ...caseLife[from]]);

function holds(c: ServiceCase): void {
  const { legal, promised, correction, supplement, delivery } = c.dues;
  if (legal && promised) expect(promised <= legal).toBe(true);
  for (const due of [legal, promised, correction, supplement, delivery]) if (due) expect([due, nationalCalendar.isWorkingDay(due)]).toEqual([due, true]);
  expect((c.decision === null) === (c.decidedAt === null)).toBe(true);
  expect(c.closedAt !== null).toBe(isEnd(c.status) && !(c.status === 'granted' && c.plan.certificate !== null && c.certificate === null));
  if (isEnd(c.status) || c.status === 'draft' || c.status === 'supplement') expect(openTasks(c.tasks)).toEqual([]);
  if (c.status === 'submitted' || c.status === 'accepted') expect(openTasks(c.tasks).length).toBeGreaterThan(0);
  if (c.status === 'suspended') expect([legal, promised]).toEqual([null, null]);
  expect(openTasks(c.tasks).filter(t => t.kind === 'stage').every((t, _i, all) => t.order === all[0]!.order)).toBe(true);
  expect(c.events.filter(e => e.what === 'supplement-asked').length).toBeLessThanOrEqual(1);
  expect(c.events.filter(e => e.what === 'closed').length).toBeLessThanOrEqual(1);
  expect(c.events.map(e => e.at.getTime())).toEqual(c.events.map(e => e.at.getTime()).sort((a, b) => a - b));
}

describe('the table', () => {
  it('leads from a draft to every state, and from every state to an end', () => {
    const from = (start: CaseStatus, found = new Set<CaseStatus>()): Set<CaseStatus> => {
      if (!found.has(start)) {
        found.add(start);
        caseLife[start].forEach(next => from(next, found));
      }
      return found;
    };
    expect([...from('draft')].sort()).toEqual(Object.keys(caseLife).sort());
    for (const status of Object.keys(caseLife) as CaseStatus[]) expect([...from(status)].some(isEnd)).toBe(true);
  });
});

describe('whatever happens to a case', () => {
  it('takes it along the table alone, and a move that is refused changes nothing', () => {
    fc.assert(
      fc.property(terms, start, steps, (t, day, plan) => {
        let today = day;
        const c = ServiceCase.draft('case', t, filling, applicant, noon(today));
        for (const { move, days, pick } of [{ move: 'submit', days: 0, pick: 0 }, ...plan].slice(plan.length % 5 === 0 ? 1 : 0)) {
          today = addDays(today, days);
          const before = JSON.stringify(c);
          const from = c.status;
          try {
            moves[move]!(c, noon(today), t, pick);
            expect(reachable(from)).toContain(c.status);
          } catch (error) {
            if (!(error instanceof Refusal) && !(error instanceof Problem)) throw error;
            if (error instanceof Problem) expect(error.type.code).toMatch(/^statutes\./);
            expect(JSON.stringify(c) === before).toBe(true);
          }
          holds(c);
        }
      }),
      { numRuns: 250 },
    );
  });
});

describe('an extension approved after the legal day', () => {
  it('is refused, and stays asked for', () => {
    const t: MatterTerms = { ...fc.sample(terms, { numRuns: 1, seed: 1 })[0]!, kind: 'promised', legalPeriod: 1, promisedPeriod: 1 };
    const c = accepted(t, '2016-01-04');
    askExtension(c, clerk, 1, '复杂', noon('2016-01-04'));
    expect(() => answerExtension(c, head, true, noon('2016-01-06'))).toThrow(Problem);
    expect(c.extension).toMatchObject({ askedBy: clerk.id, days: 1 });
    answerExtension(c, head, false, noon('2016-01-06'));
    expect(c.extension).toBeNull();
  });
});

const promisedTerms = terms.filter(t => t.kind === 'promised');
const accepted = (t: MatterTerms, day: LegalDate): ServiceCase => {
  const c = ServiceCase.draft('case', t, filling, applicant, noon(day));
  c.submit(t, null, applicant, noon(day), newId);
  accept(c, clerk, noon(day), newId);
  return c;
};
const working = (after: LegalDate, until: LegalDate) => Array.from({ length: Math.max(0, daysBetween(after, until)) }, (_, i) => addDays(after, i + 1)).filter(d => nationalCalendar.isWorkingDay(d)).length;

describe('the clocks of a case, over ten years of the calendar', () => {
  it('end after exactly their working days, the promised one not after the legal one', () =>
    fc.assert(
      fc.property(promisedTerms, start, (t, day) => {
        const { legal, promised } = accepted(t, day).dues;
        expect([working(day, legal!), working(day, promised!)]).toEqual([t.legalPeriod, t.promisedPeriod]);
        expect(promised! <= legal!).toBe(true);
      }),
    ));

  it('move by n working days when they stood still for n working days, both of them', () =>
    fc.assert(
      fc.property(promisedTerms, start, fc.nat(), fc.nat(40), (t, day, after, length) => {
        const c = accepted(t, day);
        const { legal, promised } = c.dues;
        const stopped = addDays(day, 1 + (after % Math.max(1, daysBetween(day, promised!))));
        const going = addDays(stopped, length);
        suspendClock(c, clerk, 'testing', '检测', noon(stopped));
        resumeClock(c, clerk, noon(going));
        const stood = working(addDays(stopped, -1), addDays(going, -1));
        expect([working(legal!, c.dues.legal!), working(promised!, c.dues.promised!)]).toEqual([stood, stood]);
      }),
    ));

  it('are extended by just the days that the head gave; the promise stays', () =>
    fc.assert(
      fc.property(promisedTerms, start, fc.integer({ min: 1, max: 10 }), (t, day, days) => {
        const c = accepted(t, day);
        const { legal, promised } = c.dues;
        askExtension(c, clerk, days, '复杂', noon(day));
        answerExtension(c, head, true, noon(day));
        expect([working(legal!, c.dues.legal!), c.dues.promised]).toEqual([days, promised]);
      }),
    ));

  it('of silence start on the day on which the material came', () =>
    fc.assert(
      fc.property(promisedTerms, start, (t, day) => {
        const c = ServiceCase.draft('case', t, filling, applicant, noon(day));
        c.submit(t, null, applicant, noon(day), newId);
        const { correction } = c.dues;
        expect(working(day, correction!)).toBe(5);
        expect(silenceAccepts(c, new Date(noon(addDays(correction!, 1)).getTime() - 12 * 3_600_000 - 1))).toBe(false);
        acceptBySilence(c, noon(addDays(correction!, 1)), newId);
        expect(legalDateOf(c.acceptedAt!)).toBe(day);
        expect(working(day, c.dues.legal!)).toBe(t.legalPeriod);
      }),
    ));
});
