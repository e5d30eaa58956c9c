import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import pg from 'pg';
import { header, identity, permits, type Actor, type ListQueue, type OfficerAnswer, type OfficerRole, type QueueTask } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually, officer, person } from '@counterless/testing';
import { CasesWorld, monday } from './cases-world.ts';

let here: CasesWorld;
const ask: CasesWorld['ask'] = (...args) => here.ask(...args);
/** Officers that identity knows: whoever stands here. */
const known = new Map<string, OfficerAnswer>();
const appoint = (region: string, roles?: readonly OfficerRole[], department = 'LEAD'): Actor => {
  const made = officer(region, roles, { department });
  known.set(made.id, { department, region, roles: [...made.roles!] });
  return made;
};
let clerk: Actor;
let colleague: Actor;
let head: Actor;

beforeAll(async () => {
  here = await CasesWorld.start();
  here.world.nats.subscribe(identity.readOfficer.subject, {
    callback: (_error, message) => {
      const found = known.get(message.json<{ officerId: string }>().officerId);
      const h = headers();
      h.set(header.status, found ? '200' : '404');
      message.respond(JSON.stringify(found ?? { code: 'identity.subject-not-found' }), { headers: h });
    },
  });
  [clerk, colleague, head] = [appoint('330782', ['clerk']), appoint('330782', ['clerk']), appoint('330700', ['head'])];
});
afterAll(() => here?.world.stop());
beforeEach(() => here.clock.moveTo(monday));

/** A case of its own matter, of whose queue nobody else knows. */
async function waiting(more: Parameters<CasesWorld['matter']>[0] = {}) {
  const { code } = await here.matter(more);
  const submitted = await here.submitted(code);
  return { code, caseId: submitted.id, taskId: submitted.tasks[0]!.id };
}
const queue = async (as: Actor, request: ListQueue = {}) => {
  const reply = await ask(permits.listQueue, request, { as });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body;
};
const claim = (taskId: string, as: Actor) => ask(permits.claimTask, { taskId }, { as });

describe('the queue', () => {
  it('shows an officer the own department and region, and nobody else’s', async () => {
    const { code, caseId, taskId } = await waiting();
    const [item, ...others] = (await queue(clerk, { matter: code })).items;
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      id: taskId, caseId, kind: 'acceptance', name: { zh: '受理', en: 'Acceptance' }, department: 'LEAD', region: '330782', state: 'open', matter: code, matterKind: 'promised',
      caseStatus: 'submitted', caseVersion: 2, due: '2026-03-09', clock: 'running', claimedBy: null, claimedAt: null,
    });
    for (const as of [head, appoint('330000')]) expect((await queue(as, { matter: code })).items).toHaveLength(1);
    for (const as of [here.side, appoint('330100'), appoint('330700', undefined, 'SIDE')]) {
      expect((await queue(as, { matter: code })).items).toEqual([]);
      expect(await claim(taskId, as)).toMatchObject({ status: 404, problem: { code: 'task.not-found' } });
      expect((await ask(permits.readTask, { taskId }, { as })).problem.code).toBe('task.not-found');
    }
    expect(await ask(permits.listQueue, { region: '330100' }, { as: clerk })).toMatchObject({ status: 403, problem: { code: 'officer.other-region' } });
    expect(await ask(permits.listQueue, { region: '330700' }, { as: clerk })).toMatchObject({ status: 403 });
    expect((await queue(head, { matter: code, region: '330783' })).items).toEqual([]);
    const { department: _none, ...nowhere } = officer('330782');
    expect((await ask(permits.listQueue, {}, { as: nowhere })).problem.code).toBe('officer.other-department');
    expect((await ask(permits.listQueue, {}, { as: person() })).problem.code).toBe('auth.actor-refused');
  });

  it('puts what ends first on top, page by page, and finds it by its clock', async () => {
    const { code } = await here.matter();
    // Each day's cases end a working day later: 9, 10, 11 and 12 March.
    const days = ['2026-03-05', '2026-03-03', '2026-03-02', '2026-03-04'] as const;
    const made: { id: string; due: string }[] = [];
    for (const day of [...days, ...days]) {
      here.onDay(day);
      const { id, dues } = await here.submitted(code);
      made.push({ id, due: dues.correction! });
    }
    const order = [...made].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)).map(m => m.due);
    const seen: QueueTask[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await queue(clerk, { matter: code, limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items);
      cursor = page.next;
    } while (cursor);
    expect(seen.map(t => t.due)).toEqual(order);
    expect(new Set(seen.map(t => t.caseId))).toEqual(new Set(made.map(m => m.id)));
    expect(await ask(permits.listQueue, { cursor: Buffer.from('permits.queue.list.v1 x').toString('base64url') }, { as: clerk })).toMatchObject({ status: 400 });
    here.onDay('2026-03-10');
    const count = async (clock: NonNullable<ListQueue['clock']>) => (await queue(head, { matter: code, clock })).items.map(t => [t.due, t.clock]);
    expect(await count('due-soon')).toEqual([['2026-03-10', 'due-soon'], ['2026-03-10', 'due-soon'], ['2026-03-11', 'due-soon'], ['2026-03-11', 'due-soon']]);
    expect(await count('running')).toEqual([['2026-03-12', 'running'], ['2026-03-12', 'running']]);
    expect(await count('standing')).toEqual([]);
  });
});

describe('a claim', () => {
  it('is won by one of 64 at once, and the others are told who has it', async () => {
    const { taskId } = await waiting();
    const all = Array.from({ length: 64 }, () => appoint('330782', ['clerk']));
    const replies = await Promise.all(all.map(as => claim(taskId, as)));
    const winners = all.filter((_as, i) => replies[i]!.status === 200);
    expect(winners).toHaveLength(1);
    const losers = replies.filter(r => r.status !== 200);
    expect(new Set(losers.map(r => `${r.status} ${r.problem.code}`))).toEqual(new Set(['409 case.claimed-by-another']));
    for (const { problem } of losers) expect(problem.detail).toContain(winners[0]!.id);
    const read = await ask(permits.readTask, { taskId }, { as: head });
    expect(read.body).toMatchObject({ claimedBy: winners[0]!.id, claimedAt: monday.toISOString(), moves: [{ what: 'claimed', from: null, to: winners[0]!.id, by: winners[0]!.id }] });
    expect(read.body.moves).toHaveLength(1);
    // Whoever has it may say so again.
    expect((await claim(taskId, winners[0]!)).status).toBe(200);
    expect((await here.rows('SELECT 1 FROM outbox WHERE entity = $1', [taskId]))).toHaveLength(1);
  });

  it('of the next task gives everybody another one, until none is left', async () => {
    const { code } = await here.matter();
    for (let i = 0; i < 12; i++) await here.submitted(code);
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask(permits.takeNextTask, { matter: code }, { as: appoint('330782', ['clerk']) })));
    const taken = replies.filter(r => r.status === 200);
    expect(new Set(taken.map(r => r.body.id)).size).toBe(12);
    expect(taken).toHaveLength(12);
    expect(new Set(replies.filter(r => r.status !== 200).map(r => `${r.status} ${r.problem.code}`))).toEqual(new Set(['404 queue.empty']));
    expect((await queue(clerk, { matter: code, held: 'free' })).items).toEqual([]);
    expect((await queue(clerk, { matter: code, held: 'others' })).items).toHaveLength(12);
  });

  it('of the last task is one for equal requests, though the second comes before the first has committed', async () => {
    const { code, taskId } = await waiting();
    const [officer, key] = [appoint('330782', ['clerk']), newId()];
    const take = (key: string) => ask(permits.takeNextTask, { matter: code }, { as: officer, key });
    await take('before');
    await ask(permits.returnTask, { taskId }, { as: officer });
    // The answer to this key cannot be noted for as long as somebody else may have noted one.
    const other = new pg.Client({ connectionString: here.world.database('permits').runtimeUrl });
    await other.connect();
    await other.query('BEGIN');
    await other.query(`INSERT INTO idempotency SELECT caller, $1, operation, request_hash, status, body, version, location, at FROM idempotency WHERE key = 'before'`, [key]);
    const held = async () => (await here.world.sql('permits', `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length;
    const first = take(key);
    await eventually('the first to have the task, and to wait', async () => (await held()) === 1);
    const second = take(key);
    let early: unknown;
    void second.then(reply => (early = reply));
    await eventually('the second to wait for the first', async () => early !== undefined || (await held()) === 2);
    await other.query('ROLLBACK');
    await other.end();
    expect(early).toBeUndefined();
    expect(await first).toMatchObject({ status: 200, body: { id: taskId } });
    expect(await second).toMatchObject({ status: 200, body: { id: taskId }, replayed: true });
  });

  it('goes to a colleague with a note, back to the queue, or where a head says', async () => {
    const { code, taskId } = await waiting();
    const handOver = (to: Actor | string, as: Actor) => ask(permits.handOverTask, { taskId, officer: typeof to === 'string' ? to : to.id, note: '申请人周五来电' }, { as });
    const assign = (to: Actor, as: Actor) => ask(permits.assignTask, { taskId, officer: to.id }, { as });
    const giveBack = (as: Actor) => ask(permits.returnTask, { taskId }, { as });
    expect(await handOver(colleague, clerk)).toMatchObject({ status: 409, problem: { code: 'task.not-held' } });
    expect(await giveBack(clerk)).toMatchObject({ status: 200, body: { claimedBy: null } });
    await claim(taskId, clerk);
    expect((await queue(clerk, { matter: code, held: 'mine' })).items).toHaveLength(1);
    expect(await giveBack(colleague)).toMatchObject({ status: 409, problem: { code: 'task.not-held' } });
    for (const unfit of [appoint('330100'), appoint('330782', undefined, 'SIDE'), appoint('330782', ['inspector']), newId()])
      expect(await handOver(unfit, clerk)).toMatchObject({ status: 422, problem: { code: 'task.officer-unfit' } });
    expect(await handOver(colleague, clerk)).toMatchObject({ status: 200, body: { claimedBy: colleague.id } });
    expect(await assign(clerk, clerk)).toMatchObject({ status: 403, problem: { code: 'auth.actor-refused' } });
    expect(await assign(clerk, head)).toMatchObject({ status: 200, body: { claimedBy: clerk.id } });
    expect(await assign(clerk, appoint('330100', ['head']))).toMatchObject({ status: 404 });
    expect(await giveBack(head)).toMatchObject({ status: 200, body: { claimedBy: null, claimedAt: null } });
    const { body } = await ask(permits.readTask, { taskId }, { as: clerk });
    expect(body.moves.map(m => [m.what, m.from, m.to, m.by, m.note])).toEqual([
      ['claimed', null, clerk.id, clerk.id, null],
      ['handed-over', clerk.id, colleague.id, clerk.id, '申请人周五来电'],
      ['assigned', colleague.id, clerk.id, head.id, null],
      ['returned', clerk.id, null, head.id, null],
    ]);
    const told = await here.rows(`SELECT event::jsonb -> 'data' ->> 'what' AS what, event::jsonb ->> 'sequence' AS place FROM outbox WHERE entity = $1 ORDER BY seq`, [taskId]);
    expect(told.map(r => [r['what'], r['place']])).toEqual([['claimed', '1'], ['handed-over', '2'], ['assigned', '3'], ['returned', '4']]);
  });

  it('ends when the applicant takes the case back, and cannot begin then', async () => {
    const me = person();
    const { code } = await here.matter();
    const { id, tasks } = await here.submitted(code, me);
    const taskId = tasks[0]!.id;
    await claim(taskId, clerk);
    expect((await ask(permits.withdrawCase, { caseId: id }, { as: me })).status).toBe(200);
    expect(await claim(taskId, clerk)).toMatchObject({ status: 409, problem: { code: 'case.stage-not-open' } });
    expect((await queue(clerk, { matter: code })).items).toEqual([]);
    const facts = await here.rows(`SELECT subject FROM outbox WHERE entity IN ($1, $2) AND subject LIKE 'permits.task.%' ORDER BY seq`, [id, taskId]);
    expect(facts.map(r => r['subject'])).toEqual(['permits.task.opened.v1', 'permits.task.moved.v1', 'permits.task.ended.v1']);
  });

  it('is released when the officer’s access is revoked', async () => {
    const leaving = appoint('330782', ['clerk']);
    const [one, two, other] = [await waiting(), await waiting(), await waiting()];
    for (const { taskId } of [one, two]) await claim(taskId, leaving);
    await claim(other.taskId, clerk);
    await here.world.tell(identity.accessRevoked, { id: newId(), version: 1 }, { subject: leaving.id, before: here.clock.now().toISOString() });
    for (const { taskId } of [one, two]) {
      const read = await eventually('the release', async () => {
        const reply = await ask(permits.readTask, { taskId }, { as: head });
        return reply.body.claimedBy === null ? reply : undefined;
      });
      expect(read.body.moves.at(-1)).toMatchObject({ what: 'released', from: leaving.id, to: null, by: null });
    }
    expect((await ask(permits.readTask, { taskId: other.taskId }, { as: head })).body.claimedBy).toBe(clerk.id);
  });
});

describe('a decision', () => {
  const accept = (caseId: string, as: Actor) => ask(permits.acceptCase, { caseId }, { as });

  it('is the claimant’s alone, and anybody’s of the department where nobody has claimed', async () => {
    const { caseId, taskId } = await waiting();
    await claim(taskId, clerk);
    expect(await accept(caseId, colleague)).toMatchObject({ status: 409, problem: { code: 'case.claimed-by-another', detail: expect.stringContaining(clerk.id) } });
    const accepted = await accept(caseId, clerk);
    expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted' } });
    const stage = accepted.body.tasks.find(t => t.state === 'open')!;
    expect((await ask(permits.readTask, { taskId: stage.id }, { as: colleague })).body).toMatchObject({ kind: 'stage', due: '2026-03-09', legalDue: '2026-03-30', claimedBy: null });
    expect((await ask(permits.grantCase, { caseId, reason: '符合条件' }, { as: colleague })).status).toBe(200);
    expect((await ask(permits.readTask, { taskId: stage.id }, { as: colleague })).body).toMatchObject({ state: 'done', caseStatus: 'granted', moves: [] });
  });

  it('and a claim at once never both succeed for different officers', async () => {
    const outcomes = await Promise.all(Array.from({ length: 24 }, async () => {
      const { caseId, taskId } = await waiting();
      const [decided, claimed] = await Promise.all([accept(caseId, colleague), claim(taskId, clerk)]);
      return `${decided.status} ${claimed.status} ${(decided.status === 200 ? claimed : decided).problem.code}`;
    }));
    expect(outcomes.filter(o => !['200 409 case.stage-not-open', '409 200 case.claimed-by-another'].includes(o))).toEqual([]);
  });
});

describe('a promise that is about to end', () => {
  const escalations = (caseId: string) =>
    here.rows(`SELECT event::jsonb -> 'data' AS data FROM outbox WHERE entity = $1 AND subject = 'permits.task.escalated.v1' ORDER BY seq`, [caseId]).then(rows => rows.map(r => r['data']));

  it('is told to the heads on the morning of its last day, once', async () => {
    const { caseId, taskId } = await waiting();
    await claim(taskId, clerk);
    here.clock.moveTo(new Date('2026-03-08T15:59:59.000Z'));
    await ask(permits.readTask, { taskId }, { as: clerk });
    expect(await here.rows(`SELECT due_at FROM deadline WHERE kind = 'case.escalate' AND entity = $1`, [caseId])).toEqual([{ due_at: new Date('2026-03-08T16:00:00.000Z') }]);
    expect(await escalations(caseId)).toEqual([]);
    here.clock.moveTo(new Date('2026-03-08T16:00:01.000Z'));
    await eventually('the escalation', async () => (await escalations(caseId)).length > 0);
    expect(await escalations(caseId)).toEqual([{ taskId, caseId, kind: 'acceptance', department: 'LEAD', region: '330782', due: '2026-03-09', officer: clerk.id }]);
    expect((await queue(clerk, { clock: 'due-soon', held: 'mine' })).items.map(t => t.id)).toContain(taskId);
    expect(await here.rows(`SELECT 1 FROM deadline WHERE kind = 'case.escalate' AND entity = $1`, [caseId])).toEqual([]);
  });

  it('is told again where a suspension has moved it, and not while its clock stands still', async () => {
    const { code, caseId } = await waiting({ promisedPeriod: 10 });
    const escalateAt = async () => (await here.rows(`SELECT due_at FROM deadline WHERE kind = 'case.escalate' AND entity = $1`, [caseId])).map(r => (r['due_at'] as Date).toISOString());
    await ask(permits.acceptCase, { caseId }, { as: clerk });
    // 10 working days from Monday 2 March end on Monday 16; with the last two of them left it is Friday 13.
    expect(await escalateAt()).toEqual(['2026-03-12T16:00:00.000Z']);
    here.onDay('2026-03-13');
    const told = await eventually('the first', async () => {
      const list = await escalations(caseId);
      return list.length > 0 && list;
    });
    expect(told).toEqual([expect.objectContaining({ kind: 'stage', due: '2026-03-16' })]);
    expect((await ask(permits.suspendCase, { caseId, reason: 'hearing', explanation: '依申请举行听证' }, { as: clerk })).status).toBe(200);
    expect(await escalateAt()).toEqual([]);
    expect((await queue(clerk, { matter: code, clock: 'standing' })).items).toEqual([expect.objectContaining({ caseId, due: null, clock: 'standing', caseStatus: 'suspended' })]);
    here.onDay('2026-03-20');
    const { body } = await ask(permits.resumeCase, { caseId }, { as: clerk });
    here.onDay(body.dues.promised as never);
    await eventually('the second', async () => (await escalations(caseId)).length === 2);
    expect((await escalations(caseId))[1]).toMatchObject({ due: body.dues.promised });
    expect((await ask(permits.listCaseHistory, { caseId }, { as: clerk })).body.items.filter(e => e.what === 'escalated').map(e => e.byKind)).toEqual(['clock', 'clock']);
  });

  it('is told to nobody once the task is done', async () => {
    const me = person();
    const { code } = await here.matter();
    const { id } = await here.submitted(code, me);
    await ask(permits.withdrawCase, { caseId: id }, { as: me });
    expect(await here.rows(`SELECT 1 FROM deadline WHERE entity = $1`, [id])).toEqual([]);
  });
});

describe('the figures of a department', () => {
  it('count what is open, free, mine, waiting, soon and late, by region', async () => {
    const name = { zh: '统计局', en: 'Bureau of figures' };
    await here.import('departments', [{ code: 'FIG', name, region: '330700' }]);
    const { code } = await here.matter({ department: 'FIG', region: '330783', stages: [{ name, department: 'FIG', order: 1 }] });
    const [local, chief] = [appoint('330783', ['clerk'], 'FIG'), appoint('330700', ['head'], 'FIG')];
    const ids: string[] = [];
    for (let i = 0; i < 4; i++) ids.push((await here.submitted(code)).tasks[0]!.id);
    await claim(ids[0]!, local);
    here.onDay('2026-03-06');
    const figures = async (as: Actor) => (await ask(permits.listQueueFigures, {}, { as })).body;
    const expected = { region: '330783', open: 4, free: 3, mine: 1, waiting: 4, dueSoon: 4, overdue: 0, standing: 0, done: 0, late: 0, medianHours: null };
    expect(await figures(local)).toEqual({ department: 'FIG', items: [expected] });
    expect(await figures(chief)).toEqual({ department: 'FIG', items: [{ ...expected, mine: 0 }] });
    here.onDay('2026-03-03');
    const caseOf = async (taskId: string) => (await ask(permits.readTask, { taskId }, { as: local })).body.caseId;
    for (const id of ids.slice(1, 3)) expect((await ask(permits.acceptCase, { caseId: await caseOf(id) }, { as: local })).status).toBe(200);
    expect((await figures(local)).items[0]).toMatchObject({ open: 4, free: 3, waiting: 2, done: 2, late: 0, medianHours: 24 });
    expect((await figures(appoint('330100', ['head'], 'FIG'))).items).toEqual([]);
    expect((await ask(permits.listQueueFigures, { region: '330000' }, { as: chief })).problem.code).toBe('officer.other-region');
  });
});
