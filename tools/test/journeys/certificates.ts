import { createHash, randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { documents, pathOf, type CaseView, type CertificateCheck, type CertificateList, type CertificateView } from '@counterless/contracts';
import { homeRegion, tokenOf } from '../../src/platform/accounts.ts';
import type { Told, Town } from './town.ts';

const serial = String(randomInt(100_000)).padStart(5, '0');
const names = (zh: string, en: string) => ({ zh, en });
const matter = {
  code: `CERT${serial}0001`, title: names('测试经营许可', 'Test trading permit'), department: `ZZ${serial}`, region: homeRegion, audience: 'person', kind: 'immediate', legalPeriod: 0, promisedPeriod: 0,
  materials: [], form: { type: 'object', additionalProperties: false, properties: { place: { type: 'string', title: '经营场所' } } }, atOnce: { type: 'object' },
  stages: [{ name: names('审查', 'Review'), department: `ZZ${serial}`, order: 1 }], fee: { amount: '0.00' }, onlineDepth: 4, legalBasis: [], themes: [], validFrom: '2020-01-01',
  certificate: { name: names('测试经营许可证', 'Test trading licence'), validMonths: 12, renewable: true }, effect: 'issue',
};

/** Certificates of granted cases, whatever is killed while they are made; and what anybody sees of them. */
export function certificates(town: () => Town): void {
  describe('certificates', () => {
    let me: Told;
    beforeAll(async () => {
      const operator = await tokenOf(town().rest, 'operator', 'permits:catalogue');
      const send = (kind: string, row: object) => town().rest.ok('POST', `/v1/permits/catalogue/import?kind=${kind}`, { token: operator, body: JSON.stringify(row) });
      await send('departments', { code: matter.department, name: names('测试局', 'Test bureau'), region: homeRegion });
      await send('matters', matter);
      me = await town().person();
    });

    const granted = async () => {
      const { id } = await town().rest.ok<CaseView>('POST', '/v1/permits/cases', { token: me.token, body: { matter: matter.code, form: { place: '义乌市城中北路1号' } } });
      return (await town().rest.ok<CaseView>('POST', `/v1/permits/cases/${id}/submit`, { token: me.token, body: {} })).id;
    };
    const mine = async (): Promise<CertificateView[]> => (await town().rest.ok<CertificateList>('GET', `${pathOf(documents.listCertificates)}?limit=200`, { token: me.token })).items;
    const download = async (certificateId: string) => {
      const response = await fetch(town().platform.url + pathOf(documents.downloadCertificate, { certificateId }), { headers: { authorization: `Bearer ${me.token}` } });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      return new Uint8Array(await response.arrayBuffer());
    };
    const check = (body: object) => town().rest.ok<CertificateCheck>('POST', pathOf(documents.checkCertificate), { body });

    it('are made once for each case though documents is killed while it makes them', async () => {
      const count = 24;
      const cases = await Promise.all(Array.from({ length: count }, granted));
      // Some are sealed, one is on its way, the others wait.
      await town().rest.until('the first of them', async () => ((await mine()).some(c => c.status === 'sealed') ? true : undefined));
      await town().platform.services.kill('documents', 'SIGKILL');
      await town().platform.services.whenReady('documents');
      await town().rest.until('all of them', async () => ((await mine()).filter(c => c.status === 'sealed').length === count ? true : undefined), 60_000);
      const all = await mine();
      expect(all.map(c => c.basis).sort()).toEqual(cases.toSorted());
      expect(new Set(all.map(c => c.number)).size).toBe(count);
      const told = await town().sql<{ n: number }>('documents', `SELECT count(*)::int AS n FROM outbox WHERE subject = '${documents.certificateSealed.subject}' AND entity IN (${all.map(c => `'${c.id}'`).join()})`);
      expect(told[0]!.n).toBe(count);
      for (const { id, sha256 } of all.slice(0, 4)) expect(createHash('sha256').update(await download(id)).digest('hex')).toBe(sha256);
    }, 150_000);

    it('are found genuine by what is printed on them, by anybody, and not once a byte is changed', async () => {
      const [view] = await mine();
      const pdf = await download(view!.id);
      const sha256 = () => createHash('sha256').update(pdf).digest('hex');
      const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true });
      expect(text).toContain(me.name);
      const code = /校验码 Code ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(text)![1]!;
      expect(await check({ number: view!.number, code })).toMatchObject({ verdict: 'valid', certificate: { sha256: sha256() } });
      expect(await check({ sha256: sha256() })).toMatchObject({ verdict: 'valid' });
      pdf[pdf.length >> 1]! ^= 1;
      expect(await check({ sha256: sha256() })).toMatchObject({ verdict: 'not-genuine' });
      const page = await fetch(town().platform.url + pathOf(documents.showVerifyPage), { headers: { accept: 'text/html,*/*' } });
      expect([page.status, page.headers.get('content-type'), (await page.text()).includes('证照核验')]).toEqual([200, 'text/html; charset=utf-8', true]);
    });
  });
}
