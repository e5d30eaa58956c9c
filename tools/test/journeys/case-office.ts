import { createHash, randomInt } from 'node:crypto';
import { expect } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import type { CaseView, CertificateCheck } from '@counterless/contracts';
import type { Answered } from '../../src/stories/rest.ts';
import { homeRegion, tokenOf } from '../../src/platform/accounts.ts';
import type { Told, Town, Who } from './town.ts';

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
const material = (code: string, zh: string, en: string, ...formats: string[]) => ({ code, name: names(zh, en), required: true, source: 'applicant', formats });

/** What is filled in, beside what identity holds. */
export const filled = { statement: '开一家店', area: 40 };

/** Matters of two departments of its own, the officers who handle them, and a person who applies: all by REST. */
export class CaseOffice {
  me!: Told;
  /** Of the lead department, of the other one, and of the other one in another region. */
  officer!: Who;
  neighbour!: Who;
  stranger!: Who;
  readonly lead: string;
  readonly side: string;
  readonly matters: Record<'immediate' | 'sequential' | 'joint' | 'renewal' | 'withMaterials', { readonly code: string }>;

  private constructor(readonly town: Town) {
    const serial = String(randomInt(100_000)).padStart(5, '0');
    const [lead, side] = ([this.lead, this.side] = [`ZB${serial}`, `XB${serial}`]);
    const matter = (n: number, more: object) => ({
      code: `JOUR${serial}${String(n).padStart(3, '0')}`, title: names(`测试许可之${n}`, `Test permit ${n}`), department: lead, region: homeRegion, audience: 'person', kind: 'promised', legalPeriod: 20, promisedPeriod: 5,
      materials: [], form, stages: [stage(lead, 1)], fee: { amount: '0.00' }, onlineDepth: 4, legalBasis: [], themes: [], validFrom: '2020-01-01', certificate: licence, effect: 'issue', ...more,
    });
    this.matters = {
      immediate: matter(1, { kind: 'immediate', legalPeriod: 0, promisedPeriod: 0, atOnce: { type: 'object', properties: { area: { maximum: 50 } } } }),
      sequential: matter(2, { stages: [stage(lead, 1), stage(side, 2)] }),
      joint: matter(3, { stages: [stage(lead, 1), stage(side, 1)], legalPeriod: 45, promisedPeriod: 10 }),
      renewal: matter(4, { effect: 'renew' }),
      withMaterials: matter(5, { stages: [stage(lead, 1), stage(side, 2)], materials: [material('CL0001', '申请表', 'Application form', 'pdf'), material('CL0002', '场所照片', 'Photograph of the place', 'jpg', 'png')] }),
    };
  }

  static async open(town: Town): Promise<CaseOffice> {
    const office = new CaseOffice(town);
    const { lead, side } = office;
    const operator = await tokenOf(town.rest, 'operator', 'permits:catalogue');
    const send = (kind: string, rows: readonly object[]) =>
      town.rest.ok('POST', `/v1/permits/catalogue/import?kind=${kind}`, { token: operator, body: rows.map(r => JSON.stringify(r)).join('\n') });
    await send('departments', [lead, side].map(code => ({ code, name: names(`${code}局`, `${code} Bureau`), region: homeRegion })));
    await send('matters', Object.values(office.matters));
    const roles = ['clerk', 'reviewer', 'head'];
    [office.me, office.officer, office.stranger, office.neighbour] = await Promise.all([
      town.person(), town.officer(roles, homeRegion, lead), town.officer(roles, '330100', side), town.officer(roles, homeRegion, side),
    ]);
    return office;
  }

  path(caseId: string, verb = ''): string {
    return `/v1/permits/cases/${caseId}${verb && `/${verb}`}`;
  }

  call<T = CaseView>(who: Who, caseId: string, verb: string, body: object = {}, key?: string): Promise<Answered<T>> {
    return this.town.rest.call<T>('POST', this.path(caseId, verb), { token: who.token, body, ...(key && { key }) });
  }

  act<T = CaseView>(who: Who, caseId: string, verb: string, body: object = {}): Promise<T> {
    return this.town.rest.ok<T>('POST', this.path(caseId, verb), { token: who.token, body });
  }

  read<T = CaseView>(caseId: string, verb = '', who: Who = this.me): Promise<T> {
    return this.town.rest.ok<T>('GET', this.path(caseId, verb), { token: who.token });
  }

  draft(matter: { readonly code: string }, more: object = {}): Promise<CaseView> {
    return this.town.rest.ok<CaseView>('POST', '/v1/permits/cases', { token: this.me.token, body: { matter: matter.code, form: filled, ...more } });
  }

  async submitted(matter: { readonly code: string }, more: object = {}): Promise<CaseView> {
    return this.act(this.me, (await this.draft(matter, more)).id, 'submit');
  }

  reached(caseId: string, what: (c: CaseView) => unknown): Promise<CaseView> {
    return this.town.rest.until(`${caseId} to get there`, async () => {
      const c = await this.read(caseId);
      return what(c) ? c : undefined;
    }, 30_000);
  }

  /** Officers of both departments agree, one after the other. */
  async agreed(c: CaseView): Promise<CaseView> {
    return this.complete(this.neighbour, await this.complete(this.officer, c, this.lead), this.side);
  }

  complete(who: Who, c: CaseView, department: string): Promise<CaseView> {
    return this.act(who, c.id, `stages/${c.tasks.find(t => t.kind === 'stage' && t.department === department)!.id}/complete`, { outcome: 'agree', opinion: '已审查' });
  }

  /** The certificate of a granted case: its holder downloads it, and anybody finds it genuine by what is printed on it and by the file itself. */
  async certified(caseId: string): Promise<CaseView> {
    const c = await this.reached(caseId, one => one.certificate);
    const pdf = await this.town.rest.bytes(`/v1/documents/certificates/${c.certificate!.certificateId}/content`, this.me.token);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
    const code = /校验码 Code ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(text)?.[1];
    expect([code, text.includes(this.me.name), c.closedAt]).toEqual([expect.any(String), true, expect.any(String)]);
    const { number } = c.certificate!;
    for (const question of [{ number, code }, { sha256: createHash('sha256').update(pdf).digest('hex') }]) {
      expect(await this.check(question)).toMatchObject({ verdict: 'valid', certificate: { number } });
    }
    return c;
  }

  check(question: object): Promise<CertificateCheck> {
    return this.town.rest.ok<CertificateCheck>('POST', '/v1/documents/certificate-checks', { body: question });
  }
}
