import { randomBytes, randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { documents, identity, pathOf, type AskedErasure, type CaseView, type DataExport, type DataKind, type DataRequestView, type FileView, type TestPerson, type TestToken } from '@counterless/contracts';
import { clientCredentials, counterless, followEvents } from '@counterless/sdk';
import { homeRegion, sandboxApps, tokenOf } from '../../src/platform/accounts.ts';
import { decrypted } from './decrypted.ts';
import type { Told, Town, Who } from './town.ts';

const serial = String(randomInt(100_000)).padStart(5, '0');
const names = (zh: string, en: string) => ({ zh, en });
const department = `GR${serial}`;
const matterOf = (n: number, more: object) => ({
  code: `PERS${serial}${String(n).padStart(3, '0')}`, title: names(`测试登记之${n}`, `Test registration ${n}`), department, region: homeRegion, audience: 'person', kind: 'promised', legalPeriod: 20, promisedPeriod: 5,
  materials: [{ code: 'photo', name: names('照片', 'Photograph'), required: false, source: 'applicant', formats: ['jpg'] }],
  form: { type: 'object', additionalProperties: false, properties: { applicantName: { type: 'string', title: '申请人姓名', 'x-source': 'applicant.name' }, note: { type: 'string', title: '说明' } } },
  stages: [{ name: names('审查', 'Review'), department, order: 1 }], fee: { amount: '0.00' }, onlineDepth: 4, legalBasis: [], themes: [], validFrom: '2020-01-01',
  certificate: { name: names('测试登记证', 'Test registration certificate'), validMonths: 12, renewable: true }, effect: 'issue', ...more,
});
const matters = { immediate: matterOf(1, { kind: 'immediate', legalPeriod: 0, promisedPeriod: 0, atOnce: { type: 'object' } }), promised: matterOf(2, {}) };
const photograph = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080bb80fa001011100ffda0008010100003f00', 'hex'), randomBytes(500).map(b => (b === 0x50 ? 0 : b)), Buffer.from('ffd9', 'hex')]);

/** A person's data across all services, by REST alone: a copy of all of it, and its erasure. */
export function personData(town: () => Town): void {
  describe('a person’s data', () => {
    const tokenFor = async (id: string) => (await town().rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: town().partner, body: { kind: 'person', id } })).accessToken;
    const someone = async (name: string): Promise<Told> => {
      const made = await town().rest.ok<TestPerson>('POST', '/v1/sandbox/people', { token: town().partner, body: { name } });
      const token = await tokenFor(made.id);
      return { id: made.id, name, mobile: made.mobile!, residentId: made.residentId!, token };
    };
    const applied = async (me: Told, matter: { code: string }, more: object = {}) => {
      const body = { matter: matter.code, form: { note: '自用' }, contact: { name: me.name, mobile: me.mobile }, ...more };
      return town().rest.ok<CaseView>('POST', '/v1/permits/cases', { token: me.token, body });
    };
    const submitted = async (me: Told, matter: { code: string }, more: object = {}) =>
      town().rest.ok<CaseView>('POST', `/v1/permits/cases/${(await applied(me, matter, more)).id}/submit`, { token: me.token, body: {} });
    const passOf = async (me: Told) => {
      const now = await town().rest.now(town().partner);
      const { status, body } = await town().pass(me, { validFrom: now.toISOString(), validUntil: new Date(now.getTime() + 6 * 3_600_000).toISOString() });
      expect(status).toBe(201);
      return body;
    };
    const uploaded = async (me: Told, name: string) => {
      const form = new FormData();
      form.append('file', new Blob([photograph]), name);
      return town().rest.ok<FileView>('POST', pathOf(documents.uploadFile), { token: me.token, body: form });
    };
    const request = async (me: Told, id: string) => town().rest.ok<DataRequestView>('GET', pathOf(identity.readDataRequest, { requestId: id }), { token: me.token });
    const reached = (me: Told, id: string, status: DataRequestView['status']) =>
      town().rest.until(`the request to be ${status}`, async () => { const r = await request(me, id); return r.status === status ? r : undefined; }, 30_000);
    const exportOf = async (me: Told, requestId: string) => {
      const parts: DataExport[] = [];
      for (let part: number | null | undefined = 1; part; part = parts.at(-1)!.next)
        parts.push(await town().rest.ok<DataExport>('GET', `${pathOf(identity.readExport, { requestId })}?part=${part}`, { token: me.token }));
      return parts;
    };
    const inbox = async (me: Told) => (await town().rest.ok<{ items: { id: string }[] }>('GET', '/v1/delivery/inbox', { token: me.token })).items;

    /** Somebody with something in every service. */
    const settled = async (name: string) => {
      const me = await someone(name);
      const pass = await passOf(me);
      const [file, spare] = [await uploaded(me, `${name}的照片.jpg`), await uploaded(me, `${name}的备用照片.jpg`)];
      const { id: caseId } = await submitted(me, matters.immediate, { materials: [{ code: 'photo', fileId: file.id }] });
      const draft = await applied(me, matters.promised);
      await town().rest.ok('PUT', '/v1/delivery/preferences/progress', { token: me.token, body: { channels: ['sms'], language: 'zh' } });
      const sealed = await town().rest.until('the certificate', async () => {
        const found = await town().rest.ok<CaseView>('GET', `/v1/permits/cases/${caseId}`, { token: me.token });
        return found.certificate && found.closedAt ? found : undefined;
      });
      await town().rest.ok('POST', `/v1/permits/cases/${caseId}/rating`, { token: me.token, body: { level: 'satisfied', comment: `${name}很满意` } });
      await town().rest.until('messages', async () => ((await inbox(me)).length > 0 ? true : undefined));
      return { me, pass, file, spare, caseId, draft, certificate: sealed.certificate! };
    };

    beforeAll(async () => {
      const operator = await tokenOf(town().rest, 'operator', 'permits:catalogue');
      const send = (kind: string, rows: readonly object[]) => town().rest.ok('POST', `/v1/permits/catalogue/import?kind=${kind}`, { token: operator, body: rows.map(r => JSON.stringify(r)).join('\n') });
      await send('departments', [{ code: department, name: names(`${department}局`, `${department} Bureau`), region: homeRegion }]);
      await send('matters', Object.values(matters));
    }, 30_000);

    it('is copied whole, from every service, though one is away when it is asked for', async () => {
      const { me, pass, file, spare, caseId, draft, certificate } = await settled('司徒望舒');
      const told = (await inbox(me)).map(m => m.id);
      await town().platform.services.kill('documents', 'SIGKILL');
      const asked = await town().rest.call<DataRequestView>('POST', pathOf(identity.askExport), { token: me.token, body: {} });
      expect([asked.status, asked.body.status]).toEqual([202, 'collecting']);
      const { body: again } = await town().rest.call<{ code: string }>('POST', pathOf(identity.askExport), { token: me.token, body: {} });
      expect(again.code).toBe('data-request.open');
      await town().platform.services.whenReady('documents', 60_000);
      const ready = await reached(me, asked.body.id, 'ready');
      expect(ready.shares.map(s => s.service)).toEqual(['delivery', 'documents', 'identity', 'permits', 'tax']);

      const parts = await exportOf(me, ready.id);
      const entries = parts.flatMap(p => p.entries);
      const of = (kind: DataKind) => entries.filter(e => e.kind === kind).map(e => e.data as Record<string, unknown>);
      expect(of('identity.person')).toMatchObject([{ id: me.id, name: me.name, mobile: me.mobile, residentId: me.residentId, level: 2 }]);
      expect(of('identity.data-request').map(r => r['id'])).toEqual([ready.id]);
      expect(of('permits.pass')).toMatchObject([{ id: pass.id, plate: pass.plate, driver: { name: me.name, mobile: me.mobile, residentId: me.residentId } }]);
      expect(of('permits.case').map(c => c['id'])).toEqual([caseId, draft.id].sort());
      expect(of('permits.case').find(c => c['id'] === caseId)).toMatchObject({ form: { applicantName: me.name, note: '自用' }, contact: { mobile: me.mobile }, status: 'granted' });
      expect(of('permits.rating')).toMatchObject([{ caseId, level: 'satisfied', comment: '司徒望舒很满意' }]);
      expect(of('documents.file').map(f => f['name']).sort()).toEqual([file.name, spare.name].sort());
      expect(of('documents.certificate')).toMatchObject([{ number: certificate.number, printed: { holder: { name: me.name } } }]);
      // Messages go on coming in: what was there when it was asked for is in the copy, and nothing that is not there now.
      const copied = of('delivery.inbox').map(m => String(m['id']));
      expect(copied).toEqual(expect.arrayContaining(told));
      expect((await inbox(me)).map(m => m.id)).toEqual(expect.arrayContaining(copied));
      expect(of('delivery.message').some(m => m['recipient'] === me.mobile)).toBe(true);
      expect(of('delivery.preference')).toMatchObject([{ purpose: 'progress', channels: ['sms'] }]);
      for (const { kind, count } of parts[0]!.index) expect([kind, count]).toEqual([kind, of(kind).length]);
      // Bytes are named by address and digest.
      const content = await town().rest.bytes(String(of('documents.file')[0]!['content']), me.token);
      expect(content.equals(photograph)).toBe(true);

      const another = await town().person();
      for (const path of [pathOf(identity.readDataRequest, { requestId: ready.id }), pathOf(identity.readExport, { requestId: ready.id })])
        expect((await town().rest.call('GET', path, { token: another.token })).status).toBe(404);
    }, 150_000);

    /** Moves the sandbox's clock to a time, or by a duration, and waits until it stands. */
    const moved = async (move: { to: string } | { by: string }, meanwhile?: () => Promise<void>) => {
      await town().rest.ok('POST', '/v1/sandbox/clock', { token: town().partner, body: move });
      await meanwhile?.();
      await town().rest.until('the clock to stand', async () => {
        const { status, body } = await town().rest.call<{ moving: boolean }>('GET', '/v1/sandbox/clock', { token: town().partner });
        return status === 200 && !body.moving ? true : undefined;
      }, 90_000);
    };

    it('is erased but for what a law keeps, each with its reason; what runs is erased when it has ended', async () => {
      const { me, spare, caseId, draft, pass } = await settled('闻人静波');
      const neighbour = await settled('令狐听雪');
      const { id: running } = await submitted(me, matters.promised);
      const path = pathOf(identity.askErasure);
      const ask = () => town().rest.call<AskedErasure>('POST', path, { token: me.token, body: { confirm: 'erase' } });
      const answers = await Promise.all([ask(), ask()]);
      expect(answers.map(a => a.status).sort()).toEqual([202, 409]);
      const { id: requestId, receipt, beginsAt } = answers.find(a => a.status === 202)!.body;
      const receiptOf = () => town().rest.ok<DataRequestView>('GET', pathOf(identity.checkErasure, { receipt }));
      expect((await town().rest.call('GET', pathOf(identity.readDataRequest, { requestId }), { token: neighbour.me.token })).status).toBe(404);

      // New cases come in while the erasure begins, and a service is killed in the middle of it.
      let refused: string | undefined;
      await moved({ to: new Date(Date.parse(beginsAt!) + 60_000).toISOString() }, async () => {
        await town().platform.services.kill('permits', 'SIGKILL');
        await town().rest.until('the token to be void', async () => {
          const { status, body } = await town().rest.call<{ code?: string }>('POST', '/v1/permits/cases', { token: me.token, body: { matter: matters.promised.code, form: { note: '最后一刻' } } });
          refused = body?.code;
          return status === 401 ? true : undefined;
        }, 60_000);
      });
      expect(refused).toBe('auth.token-revoked');
      await moved({ by: 'PT16M' });
      const held = await town().rest.until('all answers', async () => { const r = await receiptOf(); return r.waitingFor.length === 0 && r.shares.some(s => s.service === 'identity') ? r : undefined; }, 30_000);
      const keptBy = (r: DataRequestView, service: string) => r.shares.find(s => s.service === service)!.kept;
      expect(held.status).toBe('erasing');
      expect(keptBy(held, 'permits')).toContainEqual(expect.objectContaining({ kind: 'permits.case', count: 1, running: true, until: null }));
      expect(keptBy(held, 'identity')).toContainEqual(expect.objectContaining({ kind: 'identity.person', running: true }));
      expect((await town().rest.call('POST', '/v1/sandbox/tokens', { token: town().partner, body: { kind: 'person', id: me.id } })).status).toBe(404);
      expect(await town().sql('permits', `SELECT id FROM service_case WHERE applicant_id = '${me.id}' ORDER BY id`)).toEqual([caseId, running].sort().map(id => ({ id })));
      expect(await town().sql('documents', `SELECT 1 FROM file WHERE id = '${spare.id}'`)).toEqual([]);
      expect(await town().sql('permits', `SELECT 1 FROM service_case WHERE id = '${draft.id}'`)).toEqual([]);

      // The case ends; its certificate still has the name on it. A day later the rest goes.
      const officer: Who = await town().officer(['clerk', 'reviewer', 'head'], homeRegion, department);
      const decide = <T>(verb: string, body: object = {}) => town().rest.ok<T>('POST', `/v1/permits/cases/${running}/${verb}`, { token: officer.token, body });
      const { tasks } = await decide<CaseView>('accept');
      await decide(`stages/${tasks.find(t => t.kind === 'stage')!.id}/complete`, { outcome: 'agree', opinion: '同意' });
      await decide('grant', { reason: '符合条件' });
      await town().rest.until('the case to be closed', async () => (await town().rest.ok<CaseView>('GET', `/v1/permits/cases/${running}`, { token: officer.token })).closedAt ?? undefined, 30_000);
      await moved({ by: 'P1DT1H' });
      const done = await town().rest.until('the end', async () => { const r = await receiptOf(); return r.status === 'erased' ? r : undefined; }, 60_000);
      expect(done.shares.flatMap(s => s.kept).filter(k => k.running || !k.basis.zh || !k.basis.en)).toEqual([]);
      expect(keptBy(done, 'permits')).toEqual(expect.arrayContaining([
        expect.objectContaining({ kind: 'permits.case', count: 2, until: expect.any(String) }), expect.objectContaining({ kind: 'permits.pass', count: 1, until: expect.any(String) }),
      ]));
      expect(keptBy(done, 'documents').map(k => [k.kind, k.count])).toEqual([['documents.file', 1], ['documents.certificate', 2]]);
      expect(new Set(keptBy(done, 'delivery').map(k => k.kind))).toEqual(new Set(['delivery.message']));
      expect(keptBy(done, 'identity')).toEqual([]);

      // The app through which it was asked is told.
      const { id: clientId, secret: clientSecret } = sandboxApps.partner;
      const api = counterless({ url: town().platform.url, token: clientCredentials({ url: town().platform.url, clientId, clientSecret, scope: 'events:read' }) });
      const told = await town().rest.until('the events', async () => {
        const types = (await Array.fromAsync(followEvents(api, { every: 0 }))).flatMap(p => p.events).filter(e => e.subject === requestId).map(e => e.type);
        return types.length === 2 ? types : undefined;
      });
      expect(told).toEqual(['identity.data.erasure-begun.v1', 'identity.data.erasure-finished.v1']);

      // What a dump tells: nothing in clear, and behind the keys what was declared as kept.
      const secrets = [me.name, me.mobile, me.residentId!];
      const spellings = secrets.flatMap(s => [s, Buffer.from(s).toString('hex'), Buffer.from(s).toString('base64').replace(/=+$/, '')]);
      const found: string[] = [];
      const behindKeys = new Set<string>();
      let opened = 0;
      for (const database of town().databases) {
        for (const table of await town().tables(database))
          for (const { row } of await town().sql<{ row: string }>(database, `SELECT t::text AS row FROM "${table}" t`))
            if (spellings.some(s => row.includes(s))) found.push(`${database} ${table}: ${row.slice(0, 120)}`);
        for (const { column, row, text } of await decrypted(town(), database)) {
          opened++;
          // The answer to the app that made up the test person: gone after three days, as every answer kept for a key.
          if (column === 'idempotency.body' && row.includes('identity.sandbox.create-person.v1')) continue;
          if (secrets.some(s => text.includes(s))) behindKeys.add(`${database} ${column}`);
        }
      }
      expect(opened).toBeGreaterThan(20);
      expect(found).toEqual([]);
      expect([...behindKeys].sort()).toEqual(['documents certificate.content', 'documents file.name', 'permits service_case.form']);
      for (const database of ['delivery', 'identity'] as const)
        expect((await town().sql<{ n: string }>(database, database === 'delivery' ? `SELECT count(*) AS n FROM inbox_message WHERE owner = '${me.id}'` : `SELECT count(*) AS n FROM oidc_record WHERE account_id = '${me.id}'`))[0]!.n).toBe('0');
      expect(await town().sql('permits', `SELECT driver_name, driver_mobile, status FROM pass WHERE id = '${pass.id}'`)).toEqual([{ driver_name: '', driver_mobile: '', status: 'expired' }]);

      // Nobody else lost anything.
      const other = { ...neighbour.me, token: await tokenFor(neighbour.me.id) };
      expect((await inbox(other)).length).toBeGreaterThan(0);
      expect((await town().rest.ok<{ items: unknown[] }>('GET', '/v1/permits/cases', { token: other.token })).items).toHaveLength(2);
    }, 300_000);
  });
}
