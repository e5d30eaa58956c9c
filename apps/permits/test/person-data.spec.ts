import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { identity, permits, type Actor, type CaseView, type DataErased, type KeptData } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually, officer, person } from '@counterless/testing';
import { CasesWorld, goodForm } from './cases-world.ts';
import { passRequest } from './permits-world.ts';

const day = 86_400_000;

describe('a person’s data in permits', () => {
  let w: CasesWorld;
  let told: { data: DataErased; sequence: number }[];
  let me: Actor;
  let done: CaseView;
  let running: CaseView;
  let draft: CaseView;
  let passId: string;
  const requestId = newId();

  beforeAll(async () => {
    w = await CasesWorld.start();
    told = w.world.listen(permits.dataErased);
    me = person();
    const contact = { name: '上官婉清', mobile: passRequest().driver.mobile };
    const at_once = await w.matter({ kind: 'immediate', legalPeriod: 0, promisedPeriod: 0, atOnce: { type: 'object' } });
    const promised = await w.matter();
    done = await w.submitted(at_once.code, me, { contact });
    running = await w.submitted(promised.code, me, { contact });
    draft = (await w.draft(promised.code, me, { contact, form: goodForm })).body;
    passId = (await w.ask(permits.requestPass, passRequest({ validFrom: new Date(w.clock.now().getTime()).toISOString(), validUntil: new Date(w.clock.now().getTime() + 3_600_000).toISOString() }), { as: me })).body.id;
    await w.ask(permits.rateCase, { caseId: done.id, level: 'satisfied', comment: '上官婉清：很好' }, { as: me });
  });
  afterAll(() => w?.world.stop());

  const rows = (table: string, column: string, id: string) => w.rows(`SELECT * FROM ${table} WHERE ${column} = $1`, [id]);
  const latest = (): DataErased | undefined => told.filter(t => t.data.requestId === requestId).at(-1)?.data;
  const reported = (what: string, of: (kept: KeptData[], report: DataErased) => unknown) => eventually(what, () => { const r = latest(); return r && of(r.kept, r) ? r : undefined; });
  const begin = () => w.world.tell(identity.erasureBegun, { id: requestId, version: 2 }, { requestId, personId: me.id });

  it('that nothing needs goes at once; what runs stays, and says so', async () => {
    await begin();
    const { kept, erased } = await reported('the report', k => k.length > 0);
    expect(erased).toEqual([{ kind: 'permits.case', count: 1 }, { kind: 'permits.rating', count: 1 }]);
    expect(kept).toContainEqual(expect.objectContaining({ kind: 'permits.pass', running: true, until: null }));
    expect(kept).toContainEqual(expect.objectContaining({ kind: 'permits.case', count: 1, running: true }));
    expect(kept).toContainEqual(expect.objectContaining({ kind: 'permits.case', count: 1, running: false, until: expect.stringMatching(/^2036-03-02T16/) }));
    expect(await rows('service_case', 'id', draft.id)).toEqual([]);
    expect(await w.rows(`SELECT 1 FROM deadline WHERE kind = 'case.expire-draft' AND entity = $1`, [draft.id])).toEqual([]);
    expect((await rows('service_case', 'id', done.id))[0]).toMatchObject({ contact: null });
    expect((await rows('service_case', 'id', running.id))[0]!['contact']).not.toBeNull();
    expect((await rows('case_rating', 'id', done.id))[0]).toMatchObject({ comment: null, level: 'satisfied' });
    expect((await rows('pass', 'id', passId))[0]!['driver_mobile']).not.toBe('');
    expect(await w.rows('SELECT 1 FROM idempotency WHERE caller LIKE $1', [`%${me.id}`])).toEqual([]);
  });

  it('is told once, however often it is asked', async () => {
    const before = told.length;
    await begin();
    await begin();
    await eventually('the looks', async () => Number((await w.rows('SELECT version FROM data_share WHERE request_id = $1', [requestId]))[0]!['version']) >= 2);
    await eventually('nothing to do', async () => (await w.rows(`SELECT 1 FROM deadline WHERE kind = 'person-data.erase' AND due_at <= $1`, [w.clock.now()])).length === 0);
    expect(told.length).toBe(before);
  });

  it('that came in while the account was closed goes at the second look', async () => {
    const matter = await w.matter();
    const late = (await w.draft(matter.code, me)).body;
    w.clock.moveTo(new Date(w.clock.now().getTime() + 16 * 60_000));
    await eventually('the late draft to go', async () => (await rows('service_case', 'id', late.id)).length === 0);
  });

  it('goes when what ran has ended', async () => {
    w.clock.moveTo(new Date(w.clock.now().getTime() + 3_600_000));
    await w.ask(permits.declineCase, { caseId: running.id, reason: '不属于本机关职权范围' }, { as: w.lead });
    await eventually('the end of the case', async () => (await rows('service_case', 'id', running.id))[0]!['closed_at']);
    w.clock.moveTo(new Date(w.clock.now().getTime() + day));
    const { kept } = await reported('nothing that runs', k => k.every(x => !x.running));
    expect(kept.map(k => [k.kind, k.count, k.running]).sort()).toEqual([['permits.case', 2, false], ['permits.pass', 1, false]]);
    expect((await rows('pass', 'id', passId))[0]).toMatchObject({ driver_name: '', driver_mobile: '' });
    expect((await w.ask(permits.readPassDriver, { passId }, { as: officer('330782') })).status).toBe(200);
    expect((await rows('service_case', 'id', running.id))[0]).toMatchObject({ contact: null });
  });

  it('goes whole when the law no longer keeps it', async () => {
    w.clock.moveTo(new Date('2031-03-05T00:00:00+08:00'));
    await reported('the pass to go', k => k.every(x => x.kind !== 'permits.pass'));
    expect(await rows('pass', 'id', passId)).toEqual([]);
    w.clock.moveTo(new Date('2036-03-06T00:00:00+08:00'));
    const { erased } = await reported('all to be gone', k => k.length === 0);
    expect(erased.find(e => e.kind === 'permits.case')!.count).toBeGreaterThanOrEqual(4);
    for (const table of ['service_case', 'case_rating']) expect(await w.rows(`SELECT 1 FROM ${table} WHERE applicant_id = $1`, [me.id])).toEqual([]);
    for (const table of ['case_task', 'case_event']) for (const id of [done.id, running.id]) expect(await rows(table, 'case_id', id)).toEqual([]);
  });
});
