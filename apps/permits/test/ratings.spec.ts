import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permits, type CaseView, type RateCase } from '@counterless/contracts';
import type { Actor } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { addDays, legalDateOf } from '@counterless/statutes';
import { enterprise, eventually, officer, person } from '@counterless/testing';
import { CasesWorld, monday } from './cases-world.ts';

let w: CasesWorld;
let matter: string;
const other = officer('330782', undefined, { department: 'LEAD' });

beforeAll(async () => {
  w = await CasesWorld.start();
  matter = (await w.matter()).code;
});
afterAll(() => w?.world.stop());

/** A case that LEAD has granted; it is closed, since no certificate follows. */
async function granted(as: Actor = person(), more: { refuse?: boolean } = {}): Promise<CaseView> {
  const { id } = await w.submitted(matter, as);
  await w.ask(permits.acceptCase, { caseId: id }, { as: w.lead });
  await w.ask(permits.completeStage, { caseId: id, taskId: (await w.ask(permits.readCase, { caseId: id }, { as: w.lead })).body.tasks.find(t => t.state === 'open')!.id, outcome: 'agree', opinion: 'ok' }, { as: w.lead });
  const reply = await w.ask(more.refuse ? permits.refuseCase : permits.grantCase, { caseId: id, reason: 'as applied for', overrun: 'late' }, { as: w.lead });
  if (reply.status !== 200 || reply.body.closedAt == null) throw new Error(reply.text);
  return reply.body;
}
const rate = (caseId: string, as: Actor, more: Partial<RateCase> = {}, key?: string) =>
  w.ask(permits.rateCase, { caseId, level: 'satisfied', ...more } as RateCase, { as, ...(key && { key }) });
async function rated(level: RateCase['level'], more: Partial<RateCase> = {}) {
  const as = person();
  const { id } = await granted(as);
  const reply = await rate(id, as, { level, ...more });
  expect(reply.status).toBe(201);
  return { id, as, rating: reply.body };
}
const answer = (caseId: string, as: Actor = other, ifMatch?: number) =>
  w.ask(permits.answerRating, { caseId, finding: 'confirmed', answer: '已向您致歉并整改。' }, { as, ...(ifMatch && { ifMatch }) });
const again = (caseId: string, as: Actor, level: RateCase['level'] = 'satisfied') => w.ask(permits.rateCaseAgain, { caseId, level } as RateCase, { as });

describe('rating a case', () => {
  it('is done by its applicant, once it is closed, and shown to who has a part in it', async () => {
    const as = person();
    const { id } = await granted(as);
    const reply = await rate(id, as, { level: 'very-satisfied', tags: ['quick', 'clear', 'quick'], comment: '办得很快' });
    expect(reply).toMatchObject({ status: 201, version: 1, body: { caseId: id, department: 'LEAD', first: { level: 'very-satisfied', tags: ['quick', 'clear'], comment: '办得很快' }, correction: null, again: null } });
    for (const reader of [as, w.lead]) expect((await w.ask(permits.readRating, { caseId: id }, { as: reader })).body).toEqual(reply.body);
    for (const reader of [person(), w.side, officer('330100', undefined, { department: 'LEAD' })]) {
      expect((await w.ask(permits.readRating, { caseId: id }, { as: reader })).problem.code).toBe('case.not-found');
    }
    expect(await w.rows(`SELECT 1 FROM audit WHERE entity = $1 AND actor = $2`, [`case_rating:${id}`, `officer:${w.lead.id}`])).toHaveLength(1);
    expect((await w.rows('SELECT comment FROM case_rating WHERE id = $1', [id]))[0]!['comment'].toString('utf8')).not.toContain('办得');
  });

  it('is open for a refused one too', async () => {
    const as = person();
    expect((await rate((await granted(as, { refuse: true })).id, as)).status).toBe(201);
  });

  it('is not for somebody else, not before the end, not of a case that is not there', async () => {
    const as = person();
    const { id } = await w.submitted(matter, as);
    expect((await rate(id, as)).problem).toMatchObject({ status: 409, code: 'rating.case-open' });
    for (const stranger of [person(), enterprise({ id: as.id })]) expect((await rate(id, stranger)).problem.code).toBe('case.not-found');
    expect((await rate(newId(), as)).status).toBe(404);
    expect((await rate(id, w.lead)).status).toBe(403);
    await w.ask(permits.withdrawCase, { caseId: id }, { as });
    expect((await rate(id, as)).problem.code).toBe('rating.case-open');
    expect((await w.ask(permits.readRating, { caseId: id }, { as })).problem.code).toBe('rating.not-found');
  });

  it('happens once, however many do it at once; a repeat with its key is told the same', async () => {
    const as = person();
    const { id } = await granted(as);
    const replies = await Promise.all([...Array(8).keys()].map(i => rate(id, as, { level: i % 2 ? 'satisfied' : 'dissatisfied' }, `key-${i}`)));
    expect(replies.map(r => r.status).sort()).toEqual([201, ...Array(7).fill(409)]);
    expect(new Set(replies.filter(r => r.status === 409).map(r => r.problem.code))).toEqual(new Set(['rating.exists']));
    const first = replies.findIndex(r => r.status === 201);
    const repeated = await rate(id, as, { level: first % 2 ? 'satisfied' : 'dissatisfied' }, `key-${first}`);
    expect([repeated.status, repeated.replayed, repeated.body]).toEqual([201, true, replies[first]!.body]);
    expect(await w.rows('SELECT 1 FROM deadline WHERE entity = $1 AND kind LIKE $2', [id, 'rating.%'])).toHaveLength(first % 2 ? 0 : 1);
  });

  it('ends with the thirtieth day', async () => {
    const as = person();
    const [a, b] = [await granted(as), await granted(as)];
    w.afterDay(addDays(legalDateOf(monday), 29));
    expect((await rate(a.id, as)).status).toBe(201);
    w.afterDay(addDays(legalDateOf(monday), 30));
    expect((await rate(b.id, as)).problem).toMatchObject({ status: 409, code: 'rating.too-late' });
    w.clock.moveTo(monday);
  });

  it('refuses what is no rating', async () => {
    const as = person();
    const { id } = await granted(as);
    const bad: object[] = [{ level: 'superb' }, { level: 5 }, { tags: ['nice'] }, { tags: Array(6).fill('quick') }, { comment: '' }, { comment: 'x'.repeat(1001) }, { stars: 5 }];
    for (const more of bad) expect([more, (await rate(id, as, more)).status]).toEqual([more, 400]);
  });
});

describe('a bad rating', () => {
  it('opens a correction with a day and its reasons, and is told without what was written', async () => {
    const { id, rating } = await rated('very-dissatisfied', { tags: ['sent-back-and-forth'], comment: '跑了三趟' });
    expect(rating.correction).toMatchObject({ state: 'open', due: '2026-03-09', overdue: false });
    expect(rating.correction!.why).toContain('No. 51 of 2019');
    const [told] = await w.rows(`SELECT event FROM outbox WHERE entity = $1 AND subject = $2`, [id, permits.badRatingGiven.subject]);
    expect(JSON.parse(told!['event'] as string).data).toMatchObject({ caseId: id, department: 'LEAD', level: 'very-dissatisfied', due: '2026-03-09' });
    expect(told!['event']).not.toContain('三趟');
  });

  it('stands in the list of its department and region, the one due first in front, and in no other', async () => {
    const list = async (as: Actor, more: object = {}) => (await w.ask(permits.listCorrections, more, { as })).body;
    const earlier = await rated('dissatisfied');
    w.onDay('2026-03-04');
    const later = await rated('dissatisfied');
    w.clock.moveTo(monday);
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list(w.lead, { limit: 1, ...(cursor && { cursor }) });
      ids.push(...page.items.map(i => i.caseId));
      cursor = page.next ?? null;
    }
    expect(ids.indexOf(earlier.id)).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf(later.id)).toBe(ids.length - 1);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await list(officer('330000', undefined, { department: 'LEAD' }))).items.length).toBe(ids.length);
    for (const stranger of [w.side, officer('330100', undefined, { department: 'LEAD' })]) expect((await list(stranger)).items).toEqual([]);
    await answer(earlier.id);
    expect((await list(w.lead)).items.map(i => i.caseId)).not.toContain(earlier.id);
    expect((await list(w.lead, { state: 'answered' })).items.map(i => i.caseId)).toContain(earlier.id);
    expect((await w.ask(permits.listCorrections, { cursor: 'bm9uc2Vuc2U' }, { as: w.lead })).status).toBe(400);
  });

  it('is answered by another officer of the department; the applicant sees it, is told and rates again, once', async () => {
    const { id, as } = await rated('dissatisfied');
    expect((await again(id, as)).problem).toMatchObject({ status: 409, code: 'rating.not-answered' });
    expect((await answer(id, w.lead)).problem).toMatchObject({ status: 403, code: 'rating.own-case' });
    expect((await answer(id, w.side)).problem.code).toBe('officer.other-department');
    expect((await answer(id, officer('330100', undefined, { department: 'LEAD' }))).problem.code).toBe('officer.other-region');
    expect((await answer(id, other, 7)).problem.code).toBe('resource.stale');
    expect((await answer(id, other, 1)).body).toMatchObject({ version: 2, correction: { state: 'answered', finding: 'confirmed', answer: '已向您致歉并整改。', overdue: false } });
    expect(await w.rows('SELECT 1 FROM deadline WHERE entity = $1', [id])).toEqual([]);
    expect(await w.rows('SELECT 1 FROM outbox WHERE entity = $1 AND subject = $2', [id, permits.badRatingAnswered.subject])).toHaveLength(1);
    expect((await again(id, person())).problem.code).toBe('case.not-found');
    const replies = await Promise.all([again(id, as), again(id, as, 'fairly-satisfied')]);
    expect(replies.map(r => r.status).sort()).toEqual([200, 409]);
    expect(replies.find(r => r.status === 409)!.problem.code).toBe('rating.rated-again');
    expect((await w.ask(permits.readRating, { caseId: id }, { as })).body).toMatchObject({ first: { level: 'dissatisfied' }, again: { level: expect.stringMatching(/satisfied/) as unknown } });
  });

  it('is answered once by two officers at once', async () => {
    const { id } = await rated('dissatisfied');
    const replies = await Promise.all([other, officer('330782', undefined, { department: 'LEAD' })].map(o => answer(id, o)));
    expect(replies.map(r => r.status).sort()).toEqual([200, 409]);
    expect(replies.find(r => r.status === 409)!.problem.code).toBe('rating.correction-closed');
  });

  it('has no correction when it is good', async () => {
    const { id, as } = await rated('fairly-satisfied');
    expect((await answer(id)).problem.code).toBe('rating.correction-closed');
    expect((await again(id, as)).problem.code).toBe('rating.not-answered');
  });

  it('escalates once when its day has passed, and is then marked, also by a service that was down', async () => {
    const { id, as } = await rated('dissatisfied');
    const answered = await rated('dissatisfied');
    await answer(answered.id);
    w.afterDay('2026-03-09');
    await eventually('overdue', async () => (await w.ask(permits.readRating, { caseId: id }, { as })).body.correction!.overdue);
    expect((await w.ask(permits.readRating, { caseId: answered.id }, { as: answered.as })).body.correction!.overdue).toBe(false);
    expect(await w.rows('SELECT 1 FROM outbox WHERE entity = $1 AND subject = $2', [id, permits.correctionOverdue.subject])).toHaveLength(1);
    expect((await answer(id)).body.correction).toMatchObject({ state: 'answered', overdue: true });
    w.clock.moveTo(monday);
  });

  it('is held together by the schema', async () => {
    const { id } = await rated('dissatisfied');
    for (const change of [`correction = NULL`, `level = 'satisfied'`, `level_again = 'satisfied', rated_again_at = now()`, `correction = 'answered'`, `level = 'x'`]) {
      await expect(w.rows(`UPDATE case_rating SET ${change} WHERE id = $1`, [id])).rejects.toThrow(/constraint/);
    }
  });
});
