import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documents as sealing, permits, type CaseView, type Matter } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually, officer, person, type AskOptions } from '@counterless/testing';
import { CasesWorld, monday } from './cases-world.ts';

let here: CasesWorld;
const ask: CasesWorld['ask'] = (...args) => here.ask(...args);
beforeAll(async () => {
  here = await CasesWorld.start();
});
afterAll(() => here?.world.stop());
beforeEach(() => here.clock.moveTo(monday));

const me = person();
const documents: AskOptions = { as: { kind: 'service', id: 'documents' } };
const licence = { name: { zh: '测试许可证', en: 'Test licence' }, validMonths: 12, renewable: true };
const issue: Partial<Matter> = { kind: 'immediate', legalPeriod: 0, promisedPeriod: 0, certificate: licence, effect: 'issue' };
const read = async (caseId: string) => (await ask(permits.readCase, { caseId }, { as: me })).body;
const content = (caseId: string) => ask(permits.readCertificateContent, { caseId }, documents);
const renewals = { certificate: licence, effect: 'renew' } as const;

/** A granted case whose certificate was sealed. */
async function licensed(): Promise<CaseView> {
  const { id } = await here.submitted((await here.matter(issue)).code, me);
  await ask(permits.grantCase, { caseId: id, reason: '可' }, { as: here.lead });
  await here.seal(id);
  return read(id);
}

describe('an immediate matter', () => {
  it('is granted at once where what is filled in satisfies its rules, and goes to an officer otherwise', async () => {
    const { code } = await here.matter({ ...issue, atOnce: { type: 'object', properties: { area: { maximum: 100 } } } });
    const { body } = await here.draft(code, me);
    expect((await ask(permits.checkCase, { caseId: body.id }, { as: me })).body).toMatchObject({ ready: true, atOnce: true });
    const granted = await ask(permits.submitCase, { caseId: body.id }, { as: me });
    expect(granted.body).toMatchObject({ status: 'granted', decision: { by: 'form-rules', officer: null }, dues: { delivery: '2026-03-16' }, closedAt: null });
    expect(await read(body.id)).toEqual(granted.body);
    expect(await here.facts(body.id)).toEqual(['submitted', 'accepted', 'granted']);
    const larger = await here.submitted(code, me, { form: { statement: '更大', area: 101 } });
    expect(larger).toMatchObject({ status: 'accepted', tasks: [{}, { kind: 'stage', state: 'open' }] });
  });
});

describe('a certificate', () => {
  it('says who holds what until when, once the case is granted', async () => {
    here.profiles.set(me.id, { name: '王小明' });
    const { id } = await here.submitted((await here.matter(issue)).code, me);
    expect(await content(id)).toMatchObject({ status: 409, problem: { code: 'case.wrong-state' } });
    await ask(permits.grantCase, { caseId: id, reason: '可' }, { as: here.lead });
    expect((await content(id)).body).toEqual({
      effect: 'issue', kind: 'licence', title: licence.name, holder: { kind: 'person', id: me.id, name: '王小明' }, department: { code: 'LEAD', name: { zh: 'LEAD局', en: 'LEAD bureau' } },
      region: '330782', validFrom: '2026-03-02', validUntil: '2027-03-01', fields: [{ name: 'matter', value: '测试许可' }],
      rows: [{ label: { zh: '申请内容', en: '申请内容' }, value: '新开一家店' }, { label: { zh: '面积', en: '面积' }, value: '40.5' }],
    });
    expect(await ask(permits.readCertificateContent, { caseId: id }, { as: me })).toMatchObject({ status: 403 });
  });
});

describe('a sealed certificate', () => {
  const tell = (fact: 'certificateRevoked' | 'certificateSuperseded', c: CaseView, more: object) => {
    const { certificateId, number } = c.certificate!;
    return here.world.tell(sealing[fact], { id: certificateId, version: 3 }, { certificateId, basis: c.id, issuer: 'permits', number, ...more } as never);
  };

  it('closes its case; once revoked or followed by another it is nothing to act on', async () => {
    const first = await licensed();
    expect(first).toMatchObject({ status: 'granted', closedAt: monday.toISOString(), certificate: { revokedAt: null, supersededAt: null } });
    expect(await here.facts(first.id)).toEqual(['submitted', 'accepted', 'granted', 'certified', 'closed']);
    await tell('certificateSuperseded', first, { by: newId() });
    await eventually('the end', async () => (await read(first.id)).certificate?.supersededAt);
    const second = await licensed();
    await tell('certificateRevoked', second, { category: 'error' });
    await eventually('the end', async () => (await read(second.id)).certificate?.revokedAt);
    const { code } = await here.matter(renewals);
    for (const { id } of [first, second]) expect(await here.draft(code, me, { renews: id })).toMatchObject({ status: 422, problem: { errors: [{ code: 'no-certificate' }] } });
    expect((await ask(permits.listCaseHistory, { caseId: second.id }, { as: me })).body.items.map(e => e.what)).toEqual(['drafted', 'submitted', 'accepted', 'granted', 'certificate-sealed', 'closed', 'certificate-revoked']);
  });

  it('of another service is none of ours', async () => {
    const told = await here.world.tell(sealing.certificateSealed, { id: newId(), version: 2 }, { certificateId: newId(), basis: newId(), issuer: 'tax', number: '1' });
    await eventually('the fact', async () => (await here.rows('SELECT 1 FROM inbox WHERE fact_id = $1', [told.id])).length);
  });

  it('that is given up ends with the grant, and no other is given', async () => {
    const first = await licensed();
    const { code } = await here.matter({ ...issue, effect: 'cancel' });
    const { id } = await here.submitted(code, me, { renews: first.id });
    expect((await ask(permits.grantCase, { caseId: id, reason: '准予注销' }, { as: here.lead })).body).toMatchObject({ status: 'granted', closedAt: monday.toISOString() });
    expect((await content(id)).body).toMatchObject({ effect: 'cancel', supersedes: first.certificate!.certificateId });
  });
});

describe('a renewal', () => {
  it('that is asked for in time and not decided counts as granted when the certificate ends', async () => {
    const first = await licensed();
    const { code } = await here.matter(renewals);
    here.onDay('2027-01-28');
    const made = await here.submitted(code, me, { renews: first.id });
    expect(made).toMatchObject({ renews: first.id, dues: { renewal: '2027-03-01' } });
    const why = (await ask(permits.explainCaseDates, { caseId: made.id }, { as: me, language: 'zh' })).body.items;
    expect(why.find(w => w.kind === 'renewal')).toMatchObject({ due: '2027-03-01', text: expect.stringContaining('视为准予延续') });
    here.afterDay('2027-03-01');
    const renewed = await eventually('the renewal', async () => ((await read(made.id)).status === 'granted' ? read(made.id) : undefined));
    expect(renewed).toMatchObject({ decision: { outcome: 'grant', by: 'clock', officer: null } });
    expect((await content(made.id)).body).toMatchObject({ effect: 'renew', validFrom: '2027-03-02', validUntil: '2028-03-01', supersedes: first.certificate!.certificateId });
    expect((await here.facts(made.id)).at(-1)).toBe('granted');
  });

  it('that is asked for late, or decided before, is an application like others', async () => {
    const first = await licensed();
    const { code } = await here.matter({ ...renewals, promisedPeriod: 20 });
    here.onDay('2027-02-01');
    const late = await here.submitted(code, me, { renews: first.id });
    expect(late.dues).not.toHaveProperty('renewal');
    here.onDay('2027-01-29');
    const decided = await here.submitted(code, me, { renews: first.id });
    await ask(permits.acceptCase, { caseId: decided.id }, { as: here.lead });
    expect(await ask(permits.refuseCase, { caseId: decided.id, reason: '不再符合条件' }, { as: here.lead })).toMatchObject({ status: 200 });
    expect(await here.rows(`SELECT 1 FROM deadline WHERE entity = ANY($1) AND kind = 'case.renew-by-silence'`, [[late.id, decided.id]])).toEqual([]);
    here.onDay('2027-03-02');
    expect(await here.draft(code, me, { renews: first.id })).toMatchObject({ status: 422, problem: { errors: [{ path: '$.renews', code: 'ended' }] } });
  });

  it('is of a certificate of one’s own, of that kind', async () => {
    const first = await licensed();
    const { code } = await here.matter(renewals);
    const other = await here.matter({ ...renewals, certificate: { ...licence, name: { zh: '另一许可证', en: 'Another licence' } } });
    const why = async (matter: string, renews: string, as = me) => (await here.draft(matter, as, { renews })).problem?.errors?.[0]?.code;
    expect(await why(code, newId())).toBe('no-certificate');
    expect(await why(code, first.id, person())).toBe('no-certificate');
    expect(await why(other.code, first.id)).toBe('other-certificate');
    expect(await why((await here.matter(issue)).code, first.id)).toBe('effect');
    expect(await why((await here.matter()).code, first.id)).toBe('effect');
  });
});

describe('other services', () => {
  it('learn whom to tell, and who may read a file', async () => {
    const mobile = `137${'00002222'}`;
    const made = await here.submitted((await here.matter()).code, me, { contact: { name: '王小明', mobile } });
    const contact = await ask(permits.readCaseContact, { caseId: made.id }, { as: { kind: 'service', id: 'delivery' } });
    expect(contact.body).toMatchObject({ applicant: me.id, name: '王小明', mobile, status: 'submitted', title: made.title, dues: { correction: '2026-03-09' } });
    const may = async (reader: { kind: 'person' | 'officer'; id: string; region?: string; department?: string }, caseId = made.id) =>
      (await ask(permits.mayReadCaseFile, { caseId, fileId: newId(), reader }, documents)).body.may;
    const { kind, id, region, department } = here.lead;
    expect(await may({ kind: 'person', id: me.id })).toBe(true);
    expect(await may({ kind: kind as 'officer', id, region: region!, department: department! })).toBe(true);
    expect(await may({ kind: 'officer', id, region: '330100', department: department! })).toBe(false);
    expect(await may({ kind: 'officer', id: officer('330782').id, region: '330782', department: 'SIDE' })).toBe(false);
    expect(await may({ kind: 'person', id: newId() })).toBe(false);
    expect(await may({ kind: 'person', id: me.id }, newId())).toBe(false);
  });
});
