import { headers } from '@nats-io/nats-core';
import { documents, header, identity, permits, type Actor, type ClaimFiles, type Profile, type ProfileAsked, type CaseView, type DraftCase, type Matter } from '@counterless/contracts';
import { MovableClock, newId, type ProblemDetails } from '@counterless/kernel';
import type { RunningService } from '@counterless/platform';
import { endOf, type LegalDate } from '@counterless/statutes';
import { eventually, officer, operator, person, World, type AskOptions, type Reply } from '@counterless/testing';
import { migrations } from '../src/persistence/migrations.ts';
import { permitsService } from '../src/permits.module.ts';

/** Monday, ten in the morning in Yiwu. */
export const monday = new Date('2026-03-02T02:00:00.000Z');
export const at = (text: string) => new Date(text);

let codes = 1;
export const freshCode = () => `CASE${String(codes++).padStart(8, '0')}`;
const names = (zh: string, en: string) => ({ zh, en });
const stage = (department: string, order: number) => ({ name: names(`${department}审查`, `Review by ${department}`), department, order });
export const lead = (order = 1) => stage('LEAD', order);
export const side = (order: number) => stage('SIDE', order);

/** A matter of the department LEAD in Yiwu. */
export const matterOf = (more: Partial<Matter> = {}): Matter => ({
  code: freshCode(), title: names('测试许可', 'Test permit'), department: 'LEAD', region: '330782', audience: 'person', kind: 'promised', legalPeriod: 20, promisedPeriod: 5,
  materials: [{ code: 'APP', name: names('申请表', 'Application form'), required: true, source: 'applicant', formats: ['pdf'] }],
  form: {
    $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', additionalProperties: false, required: ['statement', 'area'],
    properties: {
      statement: { type: 'string', title: '申请内容', minLength: 2, maxLength: 500 }, area: { type: 'number', title: '面积', exclusiveMinimum: 0 },
      startsOn: { type: 'string', title: '开始日期', format: 'date' }, use: { enum: ['shop', 'store'] }, phone: { type: 'string', pattern: '^\\d{8}$' },
    },
  },
  stages: [lead()], fee: { amount: '0.00' }, onlineDepth: 4, legalBasis: [{ name: '《测试法》', article: '第一条' }], themes: [], validFrom: '2020-01-01', ...more,
});
export const goodForm = { statement: '新开一家店', area: 40.5 };

/** The permits service with two departments of Yiwu, on a clock to move. */
export class CasesWorld {
  readonly clock = new MovableClock(monday);
  readonly lead = officer('330782', undefined, { department: 'LEAD' });
  readonly side = officer('330782', undefined, { department: 'SIDE' });
  service!: RunningService;
  /** What the service that keeps files was asked, and what it says no to. */
  readonly claims: ClaimFiles[] = [];
  readonly released: string[] = [];
  fileProblem: ProblemDetails | undefined;
  /** What identity holds, by id. */
  readonly profiles = new Map<string, Profile>();

  private constructor(readonly world: World) {}

  static async start(): Promise<CasesWorld> {
    const made = new CasesWorld(await World.start());
    made.#neighbours();
    try {
      made.service = await made.serve();
      await made.import('departments', ['LEAD', 'SIDE', 'SHUT'].map(code => ({ code, name: names(`${code}局`, `${code} bureau`), region: '330782' })));
    } catch (error) {
      await made.world.stop();
      throw error;
    }
    return made;
  }

  /** Stands in for the services that keep files and people. */
  #neighbours(): void {
    const { nats } = this.world;
    nats.subscribe(documents.claimFiles.subject, {
      callback: (_e, message) => {
        this.claims.push(message.json());
        if (!this.fileProblem) return void message.respond(JSON.stringify({ files: [] }));
        const h = headers();
        h.set(header.status, '422');
        message.respond(JSON.stringify(this.fileProblem), { headers: h });
      },
    });
    nats.subscribe(documents.releaseFiles.subject, {
      callback: (_e, message) => {
        this.released.push(message.json<{ holder: string }>().holder);
        message.respond(JSON.stringify({ released: 0 }));
      },
    });
    nats.subscribe(identity.readProfile.subject, { callback: (_e, message) => void message.respond(JSON.stringify(this.profiles.get(message.json<ProfileAsked>().id) ?? {})) });
  }

  serve(): Promise<RunningService> {
    return this.world.serve('permits', migrations, config => ({ ...permitsService(config), clock: this.clock }));
  }

  async import(kind: string, rows: readonly object[]): Promise<void> {
    const h = headers();
    for (const [name, value] of [[header.contentType, 'application/x-ndjson'], [header.query, `kind=${kind}`], [header.actor, JSON.stringify(operator())], [header.idempotencyKey, newId()]])
      h.set(name!, value!);
    const reply = await this.world.nats.request(permits.importCatalogue.subject, rows.map(r => JSON.stringify(r)).join('\n'), { timeout: 60_000, headers: h });
    if (reply.headers?.get(header.status) !== '200') throw new Error(reply.string());
  }

  async matter(more: Partial<Matter> = {}): Promise<Matter> {
    const made = matterOf(more);
    await this.import('matters', [made]);
    return made;
  }

  ask: World['ask'] = (...args) => this.world.ask(...args);

  draft(matter: string, as: Actor, more: Partial<DraftCase> = {}, options: AskOptions = {}): Promise<Reply<CaseView>> {
    return this.ask(permits.draftCase, { matter, form: goodForm, materials: [{ code: 'APP', fileId: newId() }], ...more }, { as, ...options });
  }

  async submitted(matter: string, as: Actor = person(), more: Partial<DraftCase> = {}): Promise<CaseView> {
    const { body } = await this.draft(matter, as, more);
    const reply = await this.ask(permits.submitCase, { caseId: body.id }, { as });
    if (reply.status !== 200) throw new Error(reply.text);
    return reply.body;
  }

  /** The certificate of a case was sealed. */
  async seal(caseId: string): Promise<void> {
    const certificateId = newId();
    await this.world.tell(documents.certificateSealed, { id: certificateId, version: 2 }, { certificateId, basis: caseId, issuer: 'permits', number: '3307822026000000010' });
    await eventually('the certificate', async () => (await this.rows('SELECT 1 FROM service_case WHERE id = $1 AND certificate IS NOT NULL', [caseId])).length);
  }

  rows(text: string, values: unknown[] = []) {
    return this.world.sql('permits', text, values);
  }

  async facts(caseId: string): Promise<string[]> {
    return (await this.rows(`SELECT subject FROM outbox WHERE entity = $1 AND subject LIKE 'permits.case.%' ORDER BY seq`, [caseId])).map(r => (r['subject'] as string).replace(/^permits\.case\.(.*)\.v1$/, '$1'));
  }

  /** Ten in the morning of a day. */
  onDay(day: LegalDate): void {
    this.clock.moveTo(new Date(`${day}T10:00:00+08:00`));
  }

  /** A moment after a day is over. */
  afterDay(day: LegalDate): void {
    this.clock.moveTo(new Date(endOf(day).getTime() + 1000));
  }
}
