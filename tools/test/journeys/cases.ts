import { createHash, randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  allOperations, fieldsOf, type ActorKind, type CaseCheck, type CaseContent, type CaseDates, type CaseHistory, type CaseList, type CaseView, type CertificateCheck, type Class, type Operation,
} from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { homeRegion, tokenOf } from '../../src/platform/accounts.ts';
import { actorLike } from './callers.ts';
import type { Told, Town, Who } from './town.ts';

const serial = String(randomInt(100_000)).padStart(5, '0');
const [lead, side] = [`ZB${serial}`, `XB${serial}`];
const names = (zh: string, en: string) => ({ zh, en });
const licence = { name: names('测试经营许可证', 'Test trading licence'), validMonths: 2, renewable: true };
const stage = (department: string, order: number) => ({ name: names('审查', 'Review'), department, order });
const form = {
  type: 'object', additionalProperties: false, required: ['applicantName', 'identityNumber', 'statement', 'area'],
  properties: {
    applicantName: { type: 'string', title: '申请人姓名', 'x-source': 'applicant.name' }, identityNumber: { type: 'string', title: '公民身份号码', 'x-source': 'applicant.identifier' },
    statement: { type: 'string', title: '申请内容', minLength: 2 }, area: { type: 'number', title: '面积', exclusiveMinimum: 0 }, startsOn: { type: 'string', format: 'date' },
  },
};
const matterOf = (n: number, more: object) => ({
  code: `JOUR${serial}${String(n).padStart(3, '0')}`, title: names(`测试许可之${n}`, `Test permit ${n}`), department: lead, region: homeRegion, audience: 'person', kind: 'promised', legalPeriod: 20, promisedPeriod: 5,
  materials: [], form, stages: [stage(lead, 1)], fee: { amount: '0.00' }, onlineDepth: 4, legalBasis: [], themes: [], validFrom: '2020-01-01', certificate: licence, effect: 'issue', ...more,
});
const matters = {
  immediate: matterOf(1, { kind: 'immediate', legalPeriod: 0, promisedPeriod: 0, atOnce: { type: 'object', properties: { area: { maximum: 50 } } } }),
  sequential: matterOf(2, { stages: [stage(lead, 1), stage(side, 2)] }),
  joint: matterOf(3, { stages: [stage(lead, 1), stage(side, 1)], legalPeriod: 45, promisedPeriod: 10 }),
  renewal: matterOf(4, { effect: 'renew' }),
};
const filled = { statement: '开一家店', area: 40 };

/** Cases from draft to sealed certificate, by REST alone. */
export function cases(town: () => Town): void {
  describe('a case', () => {
    let me: Told;
    let officer: Who;
    let other: Who;
    let neighbour: Who;
    const path = (caseId: string, verb = '') => `/v1/permits/cases/${caseId}${verb && `/${verb}`}`;
    const call = <T = CaseView>(who: Who, caseId: string, verb: string, body: object = {}, key?: string) => town().rest.call<T>('POST', path(caseId, verb), { token: who.token, body, ...(key && { key }) });
    const act = <T = CaseView>(who: Who, caseId: string, verb: string, body: object = {}) => town().rest.ok<T>('POST', path(caseId, verb), { token: who.token, body });
    const read = (caseId: string, who: Who = me) => town().rest.ok<CaseView>('GET', path(caseId), { token: who.token });
    const draft = (matter: { code: string }, more: object = {}) => town().rest.ok<CaseView>('POST', '/v1/permits/cases', { token: me.token, body: { matter: matter.code, form: filled, ...more } });
    const submitted = async (matter: { code: string }, more: object = {}) => act(me, (await draft(matter, more)).id, 'submit');
    const reached = (caseId: string, what: (c: CaseView) => unknown, within?: number) => town().rest.until(`${caseId} to get there`, async () => {
      const c = await read(caseId);
      return what(c) ? c : undefined;
    }, within);
    const sealed = (caseId: string) => reached(caseId, c => c.certificate);
    const complete = (who: Who, c: CaseView, department: string, outcome = 'agree') =>
      act(who, c.id, `stages/${c.tasks.find(t => t.kind === 'stage' && t.department === department)!.id}/complete`, { outcome, opinion: '已审查' });

    beforeAll(async () => {
      const operator = await tokenOf(town().rest, 'operator', 'permits:catalogue');
      const send = (kind: string, rows: readonly object[]) =>
        town().rest.ok('POST', `/v1/permits/catalogue/import?kind=${kind}`, { token: operator, body: rows.map(r => JSON.stringify(r)).join('\n') });
      await send('departments', [lead, side].map(code => ({ code, name: names(`${code}局`, `${code} Bureau`), region: homeRegion })));
      await send('matters', Object.values(matters));
      const roles = ['clerk', 'reviewer', 'head'];
      [me, officer, other, neighbour] = await Promise.all([town().person(), town().officer(roles, homeRegion, lead), town().officer(roles, '330100', side), town().officer(roles, homeRegion, side)]);
    }, 60_000);

    it('of an immediate matter is granted at once; its certificate is sealed, downloaded and found genuine', async () => {
      const granted = await submitted(matters.immediate);
      expect(granted).toMatchObject({ status: 'granted', decision: { by: 'form-rules' } });
      const { certificate, closedAt } = await sealed(granted.id);
      expect(closedAt).not.toBeNull();
      const response = await fetch(`${town().platform.url}/v1/documents/certificates/${certificate!.certificateId}/content`, { headers: { authorization: `Bearer ${me.token}` } });
      const pdf = Buffer.from(await response.arrayBuffer());
      expect([response.status, pdf.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      expect((await town().rest.ok<CertificateCheck>('POST', '/v1/documents/certificate-checks', { body: { sha256 } })).verdict).toBe('valid');
      // What identity holds was not asked, and stands in the form.
      expect((await town().rest.ok<CaseContent>('GET', path(granted.id, 'content'), { token: me.token })).form).toMatchObject({ applicantName: me.name, identityNumber: me.residentId });
    });

    it('goes from one department to the next, and nobody of another region answers', async () => {
      const bad = await draft(matters.sequential, { form: { applicantName: 1, statement: '', area: -1, startsOn: 'soon', colour: 'red' } });
      const { faults, ready } = await act<CaseCheck>(me, bad.id, 'check');
      expect([ready, faults.map(f => f.path).sort()]).toEqual([false, ['$.form.applicantName', '$.form.area', '$.form.colour', '$.form.startsOn', '$.form.statement']]);
      const { id } = await act(me, (await act(me, bad.id, 'change', { form: { ...filled, applicantName: me.name, identityNumber: me.residentId } })).id, 'submit');
      await act(officer, id, 'accept');
      const second = await complete(officer, await read(id, officer), lead);
      const task = second.tasks.find(t => t.department === side)!.id;
      expect(await call(other, id, `stages/${task}/complete`, { outcome: 'agree', opinion: '同意' })).toMatchObject({ status: 403, body: { code: 'officer.other-region' } });
      expect(await call(officer, id, 'grant', { reason: '可' })).toMatchObject({ status: 409, body: { code: 'case.stages-open' } });
      await complete(neighbour, second, side);
      const key = newId();
      const first = await call(officer, id, 'grant', { reason: '符合条件' }, key);
      const again = await call(officer, id, 'grant', { reason: '符合条件' }, key);
      expect([first.status, again.status, again.headers.get('idempotent-replayed'), again.text]).toEqual([200, 200, 'true', first.text]);
      await sealed(id);
      const { items } = await town().rest.ok<CaseHistory>('GET', path(id, 'history'), { token: me.token });
      expect(items.map(e => e.what)).toEqual(['drafted', 'submitted', 'accepted', 'stage-done', 'stage-done', 'granted', 'certificate-sealed', 'closed']);
    });

    it('is handled by departments side by side', async () => {
      const { id } = await submitted(matters.joint);
      const accepted = await act(officer, id, 'accept');
      expect(accepted.tasks.filter(t => t.state === 'open').map(t => t.department).sort()).toEqual([lead, side].sort());
      await Promise.all([complete(officer, accepted, lead), complete(neighbour, accepted, side)]);
      await act(officer, id, 'grant', { reason: '各部门均同意' });
      await sealed(id);
    });

    it('is asked once for more, and goes on with what comes', async () => {
      const { id } = await submitted(matters.sequential);
      const items = [{ what: '$.form.area', reason: '与图纸不符' }];
      await act(officer, id, 'ask-supplement', { items });
      await act(me, id, 'supplement', { form: { ...filled, area: 38, applicantName: me.name, identityNumber: me.residentId } });
      expect(await call(officer, id, 'ask-supplement', { items })).toMatchObject({ status: 409, body: { code: 'case.supplement-once' } });
      await complete(neighbour, await complete(officer, await act(officer, id, 'accept'), lead), side);
      await act(officer, id, 'grant', { reason: '补正后符合条件' });
      await sealed(id);
    });

    it('is refused with its reasons, its remedies and why these dates', async () => {
      const { id } = await submitted(matters.joint);
      await act(officer, id, 'accept');
      const refused = await act(officer, id, 'refuse', { reason: '场地不符合要求' });
      expect(refused).toMatchObject({ status: 'refused', certificate: null, decision: { remedies: [{ kind: 'reconsideration' }, { kind: 'suit' }] } });
      const { items } = await town().rest.ok<CaseDates>('GET', path(id, 'dates'), { token: me.token });
      expect(items.map(d => [d.kind, d.text.includes('届满日')])).toEqual(['promised', 'legal', 'reconsideration', 'suit'].map(kind => [kind, true]));
    });

    it('is accepted by silence; a renewal is granted by it', async () => {
      const first = await sealed((await submitted(matters.immediate)).id);
      const renewal = await submitted(matters.renewal, { renews: first.id });
      expect(renewal.dues.renewal).toBeDefined();
      const silent = await submitted(matters.sequential);
      // Their days are brought to the clock: the clock is brought to the days in the service's own tests.
      await town().sql('permits', `UPDATE service_case SET dues = jsonb_set(dues, '{correction}', '"2020-01-02"') WHERE id = '${silent.id}';
        UPDATE deadline SET due_at = now() WHERE (entity, kind) IN (('${silent.id}', 'case.accept-by-silence'), ('${renewal.id}', 'case.renew-by-silence'))`);
      const deemed = await reached(silent.id, c => c.status === 'accepted');
      expect(deemed).toMatchObject({ deemedAccepted: true, acceptedAt: silent.submittedAt });
      const renewed = await reached(renewal.id, c => c.certificate);
      expect(renewed).toMatchObject({ status: 'granted', decision: { by: 'clock' } });
      expect((await reached(first.id, c => c.certificate?.supersededAt)).status).toBe('granted');
    });
  });

  describe('somebody else’s case', () => {
    const about = allOperations.filter(o => o.http?.path.includes(':caseId') && 'actors' in o.access);
    const kindsOf = (o: Operation): readonly ActorKind[] => ('actors' in o.access ? o.access.actors : []);
    let mine: CaseView;
    beforeAll(async () => {
      const me = await town().person();
      const { id } = await town().rest.ok<CaseView>('POST', '/v1/permits/cases', { token: me.token, body: { matter: matters.sequential.code, form: filled } });
      mine = await town().rest.ok<CaseView>('POST', `/v1/permits/cases/${id}/submit`, { token: me.token, body: {} });
    });
    const answers = (token: string, operations: readonly Operation[]) => Promise.all(operations.map(async o => {
      const address = o.http!.path.replace(':caseId', mine.id).replace(':taskId', mine.tasks[1]!.id).replace(/:[A-Za-z]+/g, newId());
      const { status, body } = await town().rest.call<{ code: string }>(o.http!.method, address, { token, ...(o.http!.method === 'POST' && { body: sampleOf(o.request, o.http!.path) }) });
      return [o.subject, `${status} ${body.code}`];
    }));

    it.each(['person', 'enterprise'] as const)('is not there for another %s', async kind => {
      const closed = about.filter(o => kindsOf(o).includes(kind));
      expect(closed.length).toBeGreaterThanOrEqual(10);
      const token = await town().token(actorLike(kind));
      expect((await answers(token, closed)).filter(([, answer]) => answer !== '404 case.not-found')).toEqual([]);
      expect((await town().rest.ok<CaseList>('GET', '/v1/permits/cases', { token })).items).toEqual([]);
    });

    it.each([['another region', '330100', lead], ['another department', homeRegion, 'JTYS']])('is neither shown to an officer of %s nor decided there', async (_where, region, department) => {
      const far = await town().officer(['clerk', 'reviewer', 'head'], region, department);
      const closed = about.filter(o => kindsOf(o).includes('officer'));
      expect(closed.length).toBeGreaterThanOrEqual(10);
      const wrong = (await answers(far.token, closed)).filter(([, answer]) => !/^(404 [a-z]+\.not-found|403 officer\.other-(region|department))$/.test(answer!));
      expect(wrong).toEqual([]);
    });
  });
}

/** The least request that has the right form; fields of the path are left out. */
function sampleOf(type: Class, path = ''): object {
  const wanted = fieldsOf(type).filter(f => !f.optional && !path.includes(`:${f.name}`));
  return Object.fromEntries(wanted.map(({ name, nested, list, schema }) => {
    if (nested) return [name, list ? [sampleOf(nested())] : sampleOf(nested())];
    const words = schema['enum'] as string[] | undefined;
    const plain: Record<string, unknown> = { string: words?.[0] ?? (schema['format'] === 'uuid' ? newId() : 'because'), integer: schema['minimum'], boolean: true, object: {} };
    return [name, plain[schema['type'] as string]];
  }));
}
