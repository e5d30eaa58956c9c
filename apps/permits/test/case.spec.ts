import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { permits, type CaseView } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { enterprise, eventually, officer, person } from '@counterless/testing';
import { CasesWorld, goodForm, monday } from './cases-world.ts';

let here: CasesWorld;
const ask: CasesWorld['ask'] = (...args) => here.ask(...args);
beforeAll(async () => {
  here = await CasesWorld.start();
});
afterAll(() => here?.world.stop());
beforeEach(() => here.clock.moveTo(monday));

describe('a draft', () => {
  it('is told all its faults at once, each at its path', async () => {
    const me = person();
    const { code } = await here.matter();
    const form = { area: 0, startsOn: '2026-02-30', use: 'farm', phone: '12', colour: 'red' };
    const { body } = await here.draft(code, me, { form, materials: [{ code: 'MAP', fileId: newId() }] });
    const wanted = [
      ['$.form.statement', 'required'], ['$.form.colour', 'additionalProperties'], ['$.form.area', 'exclusiveMinimum'], ['$.form.startsOn', 'format'], ['$.form.use', 'enum'],
      ['$.form.phone', 'pattern'], ['$.materials', 'material-missing'], ['$.materials[0].code', 'material-unknown'],
    ];
    const checked = await ask(permits.checkCase, { caseId: body.id }, { as: me, language: 'zh' });
    expect(checked.body).toMatchObject({ ready: false, matterVersion: 1 });
    expect(checked.body.faults.map(f => [f.path, f.code])).toEqual(expect.arrayContaining(wanted));
    expect(checked.body.faults).toHaveLength(wanted.length);
    expect(checked.body.faults.every(f => /\p{Script=Han}/u.test(f.message))).toBe(true);
    const refused = await ask(permits.submitCase, { caseId: body.id }, { as: me });
    expect(refused).toMatchObject({ status: 422, problem: { code: 'case.faulty' } });
    expect(refused.problem.errors).toHaveLength(wanted.length);
    expect((await ask(permits.readCase, { caseId: body.id }, { as: me })).body).toEqual(body);
  });

  it('is changed, submitted once and read by those who have a part in it', async () => {
    const me = person();
    const { code } = await here.matter();
    const drafted = await here.draft(code, me, { form: {}, materials: [] });
    expect(drafted).toMatchObject({ status: 201, version: 1, body: { status: 'draft', dues: { draft: '2026-05-31' }, tasks: [] } });
    const materials = [{ code: 'APP', fileId: newId() }];
    const changed = await ask(permits.changeDraft, { caseId: drafted.body.id, form: goodForm, materials }, { as: me, ifMatch: 1 });
    expect(changed).toMatchObject({ status: 200, version: 2, body: { materials } });
    expect(await ask(permits.changeDraft, { caseId: drafted.body.id }, { as: me, ifMatch: 1 })).toMatchObject({ status: 412 });
    expect(await ask(permits.readCase, { caseId: drafted.body.id }, { as: here.lead })).toMatchObject({ status: 404 });
    const key = newId();
    const submitted = await ask(permits.submitCase, { caseId: drafted.body.id }, { as: me, key });
    expect(submitted).toMatchObject({ status: 200, version: 3, body: { status: 'submitted', dues: { correction: '2026-03-09' }, tasks: [{ kind: 'acceptance', state: 'open' }, { kind: 'stage', state: 'waiting' }] } });
    expect(await ask(permits.submitCase, { caseId: drafted.body.id }, { as: me, key })).toMatchObject({ status: 200, replayed: true });
    expect(await ask(permits.submitCase, { caseId: drafted.body.id }, { as: me })).toMatchObject({ status: 409, problem: { code: 'case.wrong-state' } });
    const caseId = drafted.body.id;
    for (const as of [me, here.lead, officer('330000', undefined, { department: 'LEAD' })]) {
      const read = await ask(permits.readCase, { caseId }, { as });
      expect(read).toMatchObject({ status: 200, version: 3 });
      expect(read.body).toEqual(submitted.body);
    }
    for (const as of [person(), enterprise({ id: me.id }), here.side, officer('330100', undefined, { department: 'LEAD' })]) {
      for (const operation of [permits.readCase, permits.readCaseContent, permits.listCaseHistory, permits.explainCaseDates])
        expect(await ask(operation, { caseId }, { as })).toMatchObject({ status: 404, problem: { code: 'case.not-found' } });
    }
    expect((await ask(permits.readCaseContent, { caseId }, { as: here.lead })).body).toEqual({ caseId, form: goodForm, contact: null, opinions: [] });
    expect(await here.rows(`SELECT actor FROM audit WHERE entity = $1 AND operation = $2`, [`service_case:${caseId}`, permits.readCaseContent.subject])).toEqual([{ actor: `officer:${here.lead.id}` }]);
    expect((await ask(permits.listCaseHistory, { caseId }, { as: me })).body.items.map(e => [e.place, e.what, e.by])).toEqual([[1, 'drafted', me.id], [2, 'submitted', me.id]]);
    expect((await ask(permits.explainCaseDates, { caseId }, { as: me, language: 'zh' })).body.items).toEqual([
      expect.objectContaining({ kind: 'correction', due: '2026-03-09', text: expect.stringContaining('《行政许可法》第三十二条') }),
    ]);
    expect(await here.facts(caseId)).toEqual(['submitted']);
  });

  it('ends when nobody submits it, and what was filled in is gone', async () => {
    const me = person();
    const { code } = await here.matter();
    const { body } = await here.draft(code, me);
    here.afterDay('2026-05-31');
    const ended = await eventually('the end', async () => {
      const read = await ask(permits.readCase, { caseId: body.id }, { as: me });
      return read.body.status === 'expired' ? read : undefined;
    });
    expect(ended.body).toMatchObject({ version: 2, materials: [] });
    expect((await ask(permits.readCaseContent, { caseId: body.id }, { as: me })).body.form).toEqual({});
    expect(await ask(permits.submitCase, { caseId: body.id }, { as: me })).toMatchObject({ status: 409 });
  });

  it('goes by the version of the matter that is in force when it is submitted, or is told that there is none', async () => {
    const me = person();
    const first = await here.matter();
    const drafted = await here.draft(first.code, me);
    const retired = await here.draft((await here.matter()).code, me);
    await here.import('matters', [{ ...first, promisedPeriod: 3, validFrom: '2026-03-02' }]);
    const submitted = await ask(permits.submitCase, { caseId: drafted.body.id }, { as: me });
    expect(submitted.body).toMatchObject({ matterVersion: 2 });
    await here.rows('UPDATE matter_version SET valid_until = $2 WHERE code = $1', [retired.body.matter, '2026-03-02']);
    for (const operation of [permits.checkCase, permits.changeDraft, permits.submitCase])
      expect(await ask(operation, { caseId: retired.body.id }, { as: me })).toMatchObject({ status: 409, problem: { code: 'case.matter-not-offered' } });
    expect(await ask(permits.withdrawCase, { caseId: retired.body.id }, { as: me })).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    expect(await here.draft(retired.body.matter, me)).toMatchObject({ status: 404 });
  });

  it('is for those whom the matter is for', async () => {
    const { code } = await here.matter({ audience: 'enterprise' });
    expect(await here.draft(code, person())).toMatchObject({ status: 422, problem: { code: 'case.audience-wrong' } });
    const agent = enterprise();
    expect((await here.draft(code, agent)).body).toMatchObject({ applicant: agent.id, representative: agent.act!.id });
  });

  it('stands in the list of its applicant, newest first, page by page', async () => {
    const me = person();
    const { code } = await here.matter();
    const made: CaseView[] = [];
    for (let i = 0; i < 5; i++) made.push((await here.draft(code, me)).body);
    const first = (await ask(permits.listCases, { limit: 3 }, { as: me })).body;
    const second = (await ask(permits.listCases, { limit: 3, cursor: first.next! }, { as: me })).body;
    expect([...first.items, ...second.items]).toEqual(made.reverse());
    expect(second.next).toBeNull();
    expect((await ask(permits.listCases, { status: 'granted' }, { as: me })).body.items).toEqual([]);
  });
});
