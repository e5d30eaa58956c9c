import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { permits, tax, type CaseView } from '@counterless/contracts';
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

  it('is not taken by a department that is closed, from its last day on', async () => {
    const me = person();
    const { code } = await here.matter({ department: 'SHUT', stages: [{ name: { zh: '审查', en: 'Review' }, department: 'SHUT', order: 1 }] });
    const { body } = await here.draft(code, me);
    await here.import('departments', [{ code: 'SHUT', name: { zh: '撤并局', en: 'Merged bureau' }, region: '330782', closedFrom: '2026-03-03' }]);
    expect(await here.draft(code, me)).toMatchObject({ status: 201 });
    here.onDay('2026-03-03');
    const closed = { status: 409, problem: { code: 'case.department-closed', detail: 'Merged bureau is closed since 2026-03-03' } };
    expect(await here.draft(code, me)).toMatchObject(closed);
    expect(await ask(permits.submitCase, { caseId: body.id }, { as: me })).toMatchObject(closed);
  });

  it('is not taken online while a policy of the authority closes its matter there', async () => {
    const me = person();
    const { code } = await here.matter();
    const { body } = await here.draft(code, me);
    const set = (startsAt: string, closed: string[], region = '330000') => {
      const policyId = newId();
      return here.world.tell(tax.onlineMattersSet, { id: policyId, version: 1 }, { policyId, region, title: '延期缴税暂停网办', startsAt, closed });
    };
    await set('2026-01-01T00:00:00Z', [code]);
    await set('2199-01-01T00:00:00Z', []);
    const closed = { status: 409, problem: { code: 'case.closed-online', detail: '延期缴税暂停网办' } };
    await eventually('the policy', async () => (await here.draft(code, me)).status === 409);
    expect(await here.draft(code, me)).toMatchObject(closed);
    expect(await ask(permits.submitCase, { caseId: body.id }, { as: me })).toMatchObject(closed);
    // A later policy of a narrower region opens it again.
    await set('2026-02-01T00:00:00Z', [], '330782');
    await eventually('the policy', async () => (await here.draft(code, me)).status === 201);
    expect(await ask(permits.submitCase, { caseId: body.id }, { as: me })).toMatchObject({ status: 200 });
  });

  it('binds its files when it is submitted; what is wrong with one is told at its place', async () => {
    const me = person();
    const { code } = await here.matter();
    const { body } = await here.draft(code, me);
    const message = '没有找到您的这个文件';
    here.fileProblem = { type: '', title: '', status: 422, code: 'file.not-claimable', errors: [{ path: '$.files[0]', code: 'unknown', message }] };
    expect(await ask(permits.submitCase, { caseId: body.id }, { as: me })).toMatchObject({ status: 422, problem: { code: 'case.faulty', errors: [{ path: '$.materials[0].fileId', code: 'unknown', message }] } });
    here.fileProblem = undefined;
    expect(await ask(permits.submitCase, { caseId: body.id }, { as: me })).toMatchObject({ status: 200 });
    expect(here.claims.at(-1)).toEqual({ owner: { kind: 'person', id: me.id }, holder: body.id, files: [{ fileId: body.materials[0]!.fileId, formats: ['pdf'] }] });
    const given = await here.draft(code, me);
    await ask(permits.withdrawCase, { caseId: given.body.id }, { as: me });
    expect(here.released).toContain(given.body.id);
  });

  it('holds what the platform holds, and asks only for the rest', async () => {
    const me = person();
    const [mobile, later] = ['138', '139'].map(start => `${start}00001111`);
    here.profiles.set(me.id, { name: '王小明', identifier: '33078219900101101X', mobile: mobile! });
    const form = {
      type: 'object', additionalProperties: false, required: ['name', 'number', 'mobile', 'statement'],
      properties: {
        name: { type: 'string', 'x-source': 'applicant.name' }, number: { type: 'string', pattern: '^\\d{17}[\\dX]$', 'x-source': 'applicant.identifier' }, mobile: { type: 'string', 'x-source': 'applicant.mobile' },
        address: { type: 'string', 'x-source': 'earlier', maxLength: 20 }, statement: { type: 'string' }, floor: { type: 'integer', 'x-source': 'earlier' },
      },
    };
    const { code } = await here.matter({ form, materials: [{ code: 'ID', name: { zh: '身份证', en: 'Identity card' }, required: true, source: 'platform', formats: ['jpg'] }] });
    const held = await ask(permits.prefillCase, { code }, { as: me });
    expect(held.body).toEqual({ matterVersion: 1, form: { name: '王小明', number: '33078219900101101X', mobile }, contact: { name: '王小明', mobile }, heldMaterials: ['ID'] });
    await here.submitted(code, me, { form: { statement: '第一次', address: '稠州北路一号', mobile: later! }, materials: [] });
    const { body } = await here.draft(code, me, { form: { statement: '第二次' }, materials: [] });
    expect((await ask(permits.readCaseContent, { caseId: body.id }, { as: me })).body).toMatchObject({
      form: { name: '王小明', number: '33078219900101101X', mobile, address: '稠州北路一号', statement: '第二次' }, contact: { name: '王小明', mobile },
    });
    // What is held does not fit another form: it is asked.
    const narrow = await here.matter({ form: { ...form, properties: { ...form.properties, address: { type: 'string', maxLength: 3, 'x-source': 'earlier' } } }, materials: [] });
    expect((await ask(permits.prefillCase, { code: narrow.code }, { as: me })).body.form).not.toHaveProperty('address');
    const clear = await here.rows('SELECT form, contact FROM service_case WHERE id = $1', [body.id]);
    expect(JSON.stringify(clear.map(r => [(r['form'] as Buffer).toString('latin1'), (r['contact'] as Buffer).toString('latin1')]))).not.toContain(mobile);
  });

  it('of an enterprise keeps who acted for it', async () => {
    const agent = enterprise();
    const { code } = await here.matter({ audience: 'both' });
    const { id } = await here.submitted(code, agent);
    const next = enterprise({ id: agent.id });
    const [name, mobile] = ['李经办', `136${'00003333'}`];
    here.profiles.set(next.act!.id, { name, mobile });
    expect(await ask(permits.handOverCase, { caseId: id }, { as: enterprise() })).toMatchObject({ status: 404 });
    expect((await ask(permits.handOverCase, { caseId: id }, { as: next })).body).toMatchObject({ representative: next.act!.id });
    expect((await ask(permits.readCaseContent, { caseId: id }, { as: next })).body.contact).toEqual({ name, mobile });
    expect((await ask(permits.withdrawCase, { caseId: id }, { as: next })).body.status).toBe('withdrawn');
    expect(await ask(permits.handOverCase, { caseId: id }, { as: agent })).toMatchObject({ status: 409 });
    const history = (await ask(permits.listCaseHistory, { caseId: id }, { as: agent })).body.items;
    expect(history.map(e => [e.what, (e.act as { id: string } | null)?.id ?? null])).toEqual([['drafted', agent.act!.id], ['submitted', agent.act!.id], ['handed-over', next.act!.id], ['withdrawn', next.act!.id], ['closed', null]]);
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
