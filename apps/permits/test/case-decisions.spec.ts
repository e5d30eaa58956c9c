import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { permits, type Actor, type CaseView, type Matter } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually, officer, person, type AskOptions } from '@counterless/testing';
import { CasesWorld, lead, monday, side } from './cases-world.ts';

let here: CasesWorld;
const ask: CasesWorld['ask'] = (...args) => here.ask(...args);
beforeAll(async () => {
  here = await CasesWorld.start();
});
afterAll(() => here?.world.stop());
beforeEach(() => here.clock.moveTo(monday));

const me = person();
const accept = (caseId: string, as = here.lead, more: AskOptions = {}) => ask(permits.acceptCase, { caseId }, { as, ...more });
const grant = (caseId: string, more: AskOptions & { overrun?: string; reason?: string } = {}) => {
  const { overrun, reason = '符合条件', ...options } = more;
  return ask(permits.grantCase, { caseId, reason, ...(overrun && { overrun }) }, { as: here.lead, ...options });
};
const refuse = (caseId: string, more: AskOptions = {}) => ask(permits.refuseCase, { caseId, reason: '不符合条件' }, { as: here.lead, ...more });
const complete = (c: CaseView, department: string, outcome: 'agree' | 'disagree' = 'agree', as = department === 'SIDE' ? here.side : here.lead) =>
  ask(permits.completeStage, { caseId: c.id, taskId: c.tasks.find(t => t.kind === 'stage' && t.department === department)!.id, outcome, opinion: '已审查' }, { as });
const accepted = async (more: Partial<Matter> = {}) => {
  const { id } = await here.submitted((await here.matter(more)).code, me);
  return (await accept(id)).body;
};
const read = async (caseId: string) => (await ask(permits.readCase, { caseId }, { as: me })).body;
const states = (c: CaseView) => c.tasks.map(t => `${t.kind} ${t.department} ${t.state}`);
const code = (status: number, problem: string) => ({ status, problem: { code: problem } });

describe('a sequential case', () => {
  it('goes from one department to the next, and only their own officers answer', async () => {
    const first = await accepted({ stages: [lead(1), side(2)] });
    expect(first).toMatchObject({ status: 'accepted', dues: { promised: '2026-03-09', legal: '2026-03-30' }, deemedAccepted: false });
    expect(states(first)).toEqual(['acceptance LEAD done', 'stage LEAD open', 'stage SIDE waiting']);
    expect(await complete(first, 'SIDE')).toMatchObject(code(409, 'case.stage-not-open'));
    expect(await complete(first, 'SIDE', 'agree', here.lead)).toMatchObject(code(403, 'officer.other-department'));
    expect(await grant(first.id)).toMatchObject(code(409, 'case.stages-open'));
    const second = (await complete(first, 'LEAD')).body;
    expect(states(second)).toEqual(['acceptance LEAD done', 'stage LEAD done', 'stage SIDE open']);
    const stranger = officer('330100', undefined, { department: 'SIDE' });
    expect(await complete(second, 'SIDE', 'agree', stranger)).toMatchObject(code(403, 'officer.other-region'));
    expect(await grant(first.id, { as: here.side })).toMatchObject(code(403, 'officer.other-department'));
    const third = (await complete(second, 'SIDE')).body;
    expect(states(third).at(-1)).toBe('decision LEAD open');
    const granted = await grant(first.id);
    expect(granted.body).toMatchObject({ status: 'granted', decision: { outcome: 'grant', by: 'officer', officer: here.lead.id, remedies: [] }, closedAt: monday.toISOString() });
    expect(await read(first.id)).toEqual(granted.body);
    expect((await ask(permits.readCaseContent, { caseId: first.id }, { as: here.side })).body.opinions).toHaveLength(2);
    expect((await ask(permits.readCaseContent, { caseId: first.id }, { as: me })).body.opinions).toEqual([]);
    const history = (await ask(permits.listCaseHistory, { caseId: first.id }, { as: me })).body.items;
    expect(history.map(e => e.what)).toEqual(['drafted', 'submitted', 'accepted', 'stage-done', 'stage-done', 'granted', 'closed']);
    expect(history.map(e => e.place)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await here.facts(first.id)).toEqual(['submitted', 'accepted', 'stage-done', 'stage-done', 'granted', 'closed']);
  });

  it('is refused with reasons and remedies; a decision sent again is the same decision', async () => {
    const { id } = await accepted();
    const key = newId();
    const refused = await refuse(id, { key });
    expect(await refuse(id, { key })).toMatchObject({ replayed: true, text: refused.text });
    expect(refused.body).toMatchObject({ status: 'refused', decision: { remedies: [{ kind: 'reconsideration', until: '2026-05-06' }, { kind: 'suit', until: '2026-09-02' }] } });
    const again = await refuse(id);
    expect(again).toMatchObject({ status: 200, version: refused.version });
    expect(again.body).toEqual(refused.body);
    expect(await grant(id)).toMatchObject(code(409, 'case.wrong-state'));
    expect(await refuse(id, { as: officer('330782', undefined, { department: 'LEAD' }) })).toMatchObject(code(409, 'case.wrong-state'));
    expect(await here.facts(id)).toEqual(['submitted', 'accepted', 'refused', 'closed']);
    const dates = (await ask(permits.explainCaseDates, { caseId: id }, { as: me })).body.items;
    expect(dates.map(d => d.kind)).toEqual(['promised', 'legal', 'reconsideration', 'suit']);
  });

  it('is decided by one of two officers who decide at once; the other is told', async () => {
    const { id } = await accepted();
    const other = officer('330782', undefined, { department: 'LEAD' });
    const replies = await Promise.all([grant(id), refuse(id, { as: other }), grant(id, { as: other })]);
    expect(replies.map(r => r.status).sort()).toEqual([200, 409, 409]);
    const stale = await accepted();
    const both = await Promise.all([grant(stale.id, { ifMatch: stale.version }), refuse(stale.id, { as: other, ifMatch: stale.version })]);
    expect(both.map(r => r.status).sort()).toEqual([200, 412]);
  });

  it('is decided by the officer who has taken it', async () => {
    const { id } = await accepted();
    const other = officer('330782', undefined, { department: 'LEAD' });
    await here.rows(`UPDATE case_task SET claimed_by = $2 WHERE case_id = $1 AND state = 'open'`, [id, other.id]);
    expect(await grant(id)).toMatchObject(code(409, 'case.claimed-by-another'));
    expect(await grant(id, { as: other })).toMatchObject({ status: 200 });
  });
});

describe('a joint case', () => {
  const joint = { stages: [lead(1), side(1)], legalPeriod: 45, promisedPeriod: 15 };

  it('asks its departments side by side under its own period', async () => {
    const first = await accepted(joint);
    expect(states(first)).toEqual(['acceptance LEAD done', 'stage LEAD open', 'stage SIDE open']);
    expect(first.dues).toEqual({ promised: '2026-03-23', legal: '2026-05-08' });
    expect(await grant(first.id)).toMatchObject(code(409, 'case.stages-open'));
    expect((await complete(first, 'SIDE')).body.tasks[2]).toMatchObject({ state: 'done', outcome: 'agree' });
    expect((await grant(first.id)).body).toMatchObject({ status: 'granted', tasks: [{}, { state: 'done', outcome: 'agree' }, {}] });
  });

  it('is extended by the head of the government at its level, and by nobody else', async () => {
    const { id } = await accepted(joint);
    expect((await ask(permits.askExtension, { caseId: id, days: 15, reason: '需多部门会商' }, { as: here.lead })).status).toBe(200);
    // Told to the head of the government, not of the department.
    const asked = await here.rows(`SELECT event::jsonb -> 'data' AS data FROM outbox WHERE entity = $1 AND subject = $2`, [id, permits.caseExtensionAsked.subject]);
    expect(asked).toMatchObject([{ data: { department: 'LEAD', region: '330782', days: 15, joint: true } }]);
    const answer = (as: Actor) => ask(permits.answerExtension, { caseId: id, approve: true }, { as });
    const government = (region: string) => officer(region, ['government-head'], { department: 'ZF' });
    for (const department of ['LEAD', 'SIDE']) expect(await answer(officer('330782', ['head'], { department }))).toMatchObject(code(403, 'auth.actor-refused'));
    expect(await answer(government('330700'))).toMatchObject(code(403, 'auth.actor-refused'));
    expect(await answer(government('330781'))).toMatchObject(code(403, 'officer.other-region'));
    expect((await ask(permits.readCase, { caseId: id }, { as: government('330782') })).body.dues).toEqual({ promised: '2026-03-23', legal: '2026-05-08' });
    for (const region of ['330700', '330781']) expect((await ask(permits.readCase, { caseId: id }, { as: government(region) })).status).toBe(404);
    expect((await answer(government('330782'))).body.dues).toEqual({ promised: '2026-03-23', legal: '2026-05-28' });
    const alone = await accepted();
    expect((await ask(permits.readCase, { caseId: alone.id }, { as: government('330782') })).status).toBe(404);
  });

  it('is not granted against a department', async () => {
    const first = await accepted(joint);
    const against = (await complete(first, 'SIDE', 'disagree')).body;
    expect(states(against)).toEqual(['acceptance LEAD done', 'stage LEAD dropped', 'stage SIDE done', 'decision LEAD open']);
    expect(await grant(first.id)).toMatchObject(code(409, 'case.department-disagrees'));
    expect(await refuse(first.id)).toMatchObject({ status: 200 });
  });
});

describe('acceptance', () => {
  const items = [{ what: '$.form.area', reason: '与图纸不符' }];

  it('asks for all that is missing once, and goes on with what comes', async () => {
    const { id } = await here.submitted((await here.matter({ supplementPeriod: 3 })).code, me);
    const asked = await ask(permits.askSupplement, { caseId: id, items }, { as: here.lead });
    expect(asked.body).toMatchObject({ status: 'supplement', dues: { supplement: '2026-03-05' }, supplement: { items, handedInAt: null }, tasks: [{ state: 'waiting' }, {}] });
    expect(asked.body.dues).not.toHaveProperty('correction');
    expect(await read(id)).toEqual(asked.body);
    expect(await accept(id)).toMatchObject(code(409, 'case.wrong-state'));
    const bad = await ask(permits.handInSupplement, { caseId: id, form: { statement: '', area: -1 } }, { as: me });
    expect(bad.problem.errors?.map(e => e.path).sort()).toEqual(['$.form.area', '$.form.statement']);
    expect(await ask(permits.handInSupplement, { caseId: id }, { as: person() })).toMatchObject(code(404, 'case.not-found'));
    here.onDay('2026-03-04');
    const handed = await ask(permits.handInSupplement, { caseId: id, form: { statement: '更正', area: 38 } }, { as: me });
    expect(handed.body).toMatchObject({ status: 'submitted', dues: { correction: '2026-03-11' }, tasks: [{ state: 'open' }, {}] });
    expect(await ask(permits.askSupplement, { caseId: id, items }, { as: here.lead })).toMatchObject(code(409, 'case.supplement-once'));
    expect((await accept(id)).body.dues).toEqual({ promised: '2026-03-11', legal: '2026-04-01' });
    expect(await here.facts(id)).toEqual(['submitted', 'supplement-asked', 'supplemented', 'accepted']);
  });

  it('lapses where nothing comes', async () => {
    const { id } = await here.submitted((await here.matter({ supplementPeriod: 3 })).code, me);
    await ask(permits.askSupplement, { caseId: id, items }, { as: here.lead });
    here.afterDay('2026-03-05');
    expect(await ask(permits.handInSupplement, { caseId: id }, { as: me })).toMatchObject(code(409, 'case.wrong-state'));
    expect(await eventually('the lapse', async () => ((await read(id)).status === 'lapsed' ? read(id) : undefined))).toMatchObject({ tasks: [{ state: 'dropped' }, { state: 'dropped' }] });
    expect(await here.facts(id)).toEqual(['submitted', 'supplement-asked', 'withdrawn', 'closed']);
  });

  it('comes by silence, across the Spring Festival, from the day on which the material came', async () => {
    here.onDay('2026-02-12');
    const { id, dues } = await here.submitted((await here.matter()).code, me);
    expect(dues).toEqual({ correction: '2026-02-26' });
    here.afterDay('2026-02-25');
    expect((await read(id)).status).toBe('submitted');
    here.afterDay('2026-02-26');
    const deemed = await eventually('acceptance', async () => ((await read(id)).status === 'accepted' ? read(id) : undefined));
    expect(deemed).toMatchObject({ deemedAccepted: true, acceptedAt: '2026-02-12T02:00:00.000Z', dues: { promised: '2026-02-26', legal: '2026-03-18' }, tasks: [{ state: 'done' }, { state: 'open' }] });
    expect(await ask(permits.askSupplement, { caseId: id, items }, { as: here.lead })).toMatchObject(code(409, 'case.wrong-state'));
    expect(await here.facts(id)).toEqual(['submitted', 'accepted']);
  });

  it('is refused in writing', async () => {
    const { id } = await here.submitted((await here.matter()).code, me);
    const declined = await ask(permits.declineCase, { caseId: id, reason: '不属于本机关职权' }, { as: here.lead });
    expect(declined.body).toMatchObject({ status: 'not-accepted', decision: { outcome: 'not-accept', remedies: [{ kind: 'reconsideration' }, { kind: 'suit' }] } });
    expect(await here.facts(id)).toEqual(['submitted', 'refused', 'closed']);
  });

  it('of an immediate matter comes with its submission; an officer decides on the same day', async () => {
    const made = await here.submitted((await here.matter({ kind: 'immediate', legalPeriod: 0, promisedPeriod: 0 })).code, me);
    expect(made).toMatchObject({ status: 'accepted', dues: { promised: '2026-03-02', legal: '2026-03-02' }, tasks: [{ state: 'done' }, { state: 'open' }] });
    expect(await ask(permits.suspendCase, { caseId: made.id, reason: 'hearing', explanation: '听证' }, { as: here.lead })).toMatchObject(code(409, 'case.clock-refuses'));
    expect(await grant(made.id)).toMatchObject({ status: 200 });
    expect(await here.facts(made.id)).toEqual(['submitted', 'accepted', 'granted', 'closed']);
  });
});

describe('time', () => {
  it('stands still for what the law does not count, and goes on by as many working days', async () => {
    const { id } = await accepted();
    const stopped = await ask(permits.suspendCase, { caseId: id, reason: 'expert-review', explanation: '专家评审，约三日' }, { as: here.lead });
    expect(stopped.body).toMatchObject({ status: 'suspended', dues: { promised: null, legal: null } });
    expect(await grant(id)).toMatchObject(code(409, 'case.wrong-state'));
    const [still] = (await ask(permits.explainCaseDates, { caseId: id }, { as: me, language: 'zh' })).body.items;
    expect(still).toMatchObject({ kind: 'legal', due: null, text: expect.stringContaining('专家评审') });
    here.onDay('2026-03-05');
    const going = await ask(permits.resumeCase, { caseId: id }, { as: here.lead });
    expect(going.body).toMatchObject({ status: 'accepted', dues: { promised: '2026-03-11', legal: '2026-04-01' } });
    expect(await ask(permits.resumeCase, { caseId: id }, { as: here.lead })).toMatchObject(code(409, 'case.wrong-state'));
    expect(await here.facts(id)).toEqual(['submitted', 'accepted', 'suspended', 'resumed']);
  });

  it('is extended once by the head, who is not the one that asks; the promise stays', async () => {
    const { id } = await accepted();
    const days = (caseId: string, n: number, as = here.lead) => ask(permits.askExtension, { caseId, days: n, reason: '案情复杂' }, { as });
    const answer = (as: typeof here.lead, approve = true) => ask(permits.answerExtension, { caseId: id, approve }, { as });
    const head = officer('330782', ['head'], { department: 'LEAD' });
    expect(await answer(head)).toMatchObject(code(409, 'case.extension-refused'));
    expect(await days(id, 11)).toMatchObject(code(409, 'case.clock-refuses'));
    expect(await days(id, 10)).toMatchObject({ status: 200 });
    expect(await answer(here.lead)).toMatchObject(code(409, 'case.extension-refused'));
    expect(await answer(officer('330782', ['clerk'], { department: 'LEAD' }))).toMatchObject({ status: 403 });
    expect(await answer(officer('330782', ['head'], { department: 'SIDE' }))).toMatchObject(code(403, 'officer.other-department'));
    expect((await answer(head)).body.dues).toEqual({ promised: '2026-03-09', legal: '2026-04-14' });
    expect(await days(id, 1)).toMatchObject(code(409, 'case.clock-refuses'));
    expect((await ask(permits.explainCaseDates, { caseId: id }, { as: me, language: 'zh' })).body.items[1]!.text).toContain('延长 10 个工作日：案情复杂');
    expect(await here.facts(id)).toEqual(['submitted', 'accepted', 'extension-asked', 'extended']);
  });

  it('that has run out is explained', async () => {
    const { id } = await accepted();
    here.onDay('2026-03-09');
    const other = await accepted();
    here.onDay('2026-03-10');
    expect(await grant(id)).toMatchObject({ status: 422, problem: { code: 'case.overrun-unexplained', errors: [{ path: '$.overrun' }] } });
    expect((await grant(id, { overrun: '系统故障' })).body.decision).toMatchObject({ overrun: '系统故障' });
    expect(await grant(other.id)).toMatchObject({ status: 200 });
  });
});

describe('taking back', () => {
  it('is possible until the decision, and tells the officers', async () => {
    const { id } = await accepted();
    expect((await ask(permits.withdrawCase, { caseId: id }, { as: me })).body).toMatchObject({ status: 'withdrawn', tasks: [{ state: 'done' }, { state: 'dropped' }] });
    expect(await grant(id)).toMatchObject(code(409, 'case.wrong-state'));
    expect(await here.facts(id)).toEqual(['submitted', 'accepted', 'withdrawn', 'closed']);
    expect(await here.rows('SELECT 1 FROM deadline WHERE entity = $1', [id])).toEqual([]);
  });
});
