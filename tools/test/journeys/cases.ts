import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { Upload } from 'tus-js-client';
import { allOperations, documents, fieldsOf, pathOf, type ActorKind, type CaseCheck, type CaseContent, type CaseDates, type CaseHistory, type CaseList, type CaseView, type Class, type FileView, type InboxPage, type Operation } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { EvidenceCheck } from '@counterless/testing';
import { homeRegion } from '../../src/platform/accounts.ts';
import { actorLike } from './callers.ts';
import { CaseOffice, filled } from './case-office.ts';
import { photograph } from './files.ts';
import type { Town } from './town.ts';

/** Cases from draft to sealed certificate, by REST alone. What silence does to them is in `silence.ts`. */
export function cases(town: () => Town): void {
  let office: CaseOffice;
  beforeAll(async () => {
    office = await CaseOffice.open(town());
  }, 60_000);

  describe('a case', () => {
    it('of an immediate matter is granted at once; its certificate is sealed, downloaded and found genuine', async () => {
      const granted = await office.submitted(office.matters.immediate);
      expect(granted).toMatchObject({ status: 'granted', decision: { by: 'form-rules' } });
      await office.certified(granted.id);
      // What identity holds was not asked, and stands in the form.
      expect((await office.read<CaseContent>(granted.id, 'content')).form).toMatchObject({ applicantName: office.me.name, identityNumber: office.me.residentId });
    });

    it('goes from one department to the next with what was handed in, and nobody of another region answers or reads it', async () => {
      const { me, officer, neighbour, stranger, lead, side } = office;
      const bad = await office.draft(office.matters.withMaterials, { form: { applicantName: 1, statement: '', area: -1, startsOn: 'soon', colour: 'red' } });
      const { faults, ready } = await office.act<CaseCheck>(me, bad.id, 'check');
      const wrong = ['$.form.applicantName', '$.form.area', '$.form.colour', '$.form.startsOn', '$.form.statement', '$.materials', '$.materials'];
      expect([ready, faults.map(f => f.path).sort()]).toEqual([false, wrong]);
      const [inForm, resumable] = [await handedIn(office, '申请表.pdf'), await resumed(office, '场所照片.jpg')];
      const materials = [{ code: 'CL0001', fileId: inForm }, { code: 'CL0002', fileId: resumable }];
      await office.act(me, bad.id, 'change', { form: { ...filled, applicantName: me.name, identityNumber: me.residentId }, materials });
      const { id } = await office.act(me, bad.id, 'submit');
      const content = (fileId: string, token: string) => fetch(town().platform.url + pathOf(documents.readFileContent, { fileId }), { headers: { authorization: `Bearer ${token}` } });
      const answers = await Promise.all([inForm, resumable].flatMap(fileId => [officer, neighbour, stranger].map(async who => (await content(fileId, who.token)).status)));
      expect(answers).toEqual([200, 200, 404, 200, 200, 404]);
      await office.act(officer, id, 'accept');
      const second = await office.complete(officer, await office.read(id, '', officer), lead);
      const task = second.tasks.find(t => t.department === side)!.id;
      expect(await office.call(stranger, id, `stages/${task}/complete`, { outcome: 'agree', opinion: '同意' })).toMatchObject({ status: 403, body: { code: 'officer.other-region' } });
      expect(await office.call(officer, id, 'grant', { reason: '可' })).toMatchObject({ status: 409, body: { code: 'case.stages-open' } });
      await office.complete(neighbour, second, side);
      const key = newId();
      const first = await office.call(officer, id, 'grant', { reason: '符合条件' }, key);
      const again = await office.call(officer, id, 'grant', { reason: '符合条件' }, key);
      expect([first.status, again.status, again.headers.get('idempotent-replayed'), again.text]).toEqual([200, 200, 'true', first.text]);
      await office.certified(id);
      await proven(office, id, [inForm, resumable]);
      const { items } = await office.read<CaseHistory>(id, 'history');
      expect(items.map(e => e.what)).toEqual(['drafted', 'submitted', 'accepted', 'stage-done', 'stage-done', 'granted', 'certificate-sealed', 'closed']);
    });

    it('is handled by departments side by side', async () => {
      const { officer, neighbour, lead, side } = office;
      const { id } = await office.submitted(office.matters.joint);
      const accepted = await office.act(officer, id, 'accept');
      expect(accepted.tasks.filter(t => t.state === 'open').map(t => t.department).sort()).toEqual([lead, side].sort());
      await Promise.all([office.complete(officer, accepted, lead), office.complete(neighbour, accepted, side)]);
      await office.act(officer, id, 'grant', { reason: '各部门均同意' });
      await office.certified(id);
    });

    it('is asked once for more, and goes on with what comes', async () => {
      const { me, officer } = office;
      const { id } = await office.submitted(office.matters.sequential);
      const items = [{ what: '$.form.area', reason: '与图纸不符' }];
      await office.act(officer, id, 'ask-supplement', { items });
      await office.act(me, id, 'supplement', { form: { ...filled, area: 38, applicantName: me.name, identityNumber: me.residentId } });
      expect(await office.call(officer, id, 'ask-supplement', { items })).toMatchObject({ status: 409, body: { code: 'case.supplement-once' } });
      await office.agreed(await office.act(officer, id, 'accept'));
      await office.act(officer, id, 'grant', { reason: '补正后符合条件' });
      await office.certified(id);
    });

    it('is refused with its reasons, its remedies and why these dates, and the applicant is told', async () => {
      const { officer } = office;
      const { id } = await office.submitted(office.matters.joint);
      await office.act(officer, id, 'accept');
      const refused = await office.act(officer, id, 'refuse', { reason: '场地不符合要求' });
      expect(refused).toMatchObject({ status: 'refused', certificate: null, decision: { remedies: [{ kind: 'reconsideration' }, { kind: 'suit' }] } });
      const { items } = await office.read<CaseDates>(id, 'dates');
      expect(items.map(d => [d.kind, d.text.includes('届满日')])).toEqual(['promised', 'legal', 'reconsideration', 'suit'].map(kind => [kind, true]));
      await town().rest.until('the message', async () => {
        const inbox = await town().rest.ok<InboxPage>('GET', '/v1/delivery/inbox', { token: office.me.token, headers: { 'accept-language': 'zh' } });
        return inbox.items.find(m => m.body.includes('场地不符合要求') && m.body.includes('复议'));
      });
    });
  });

  describe('somebody else’s case', () => {
    const about = allOperations.filter(o => o.http?.path.includes(':caseId') && 'actors' in o.access);
    const kindsOf = (o: Operation): readonly ActorKind[] => ('actors' in o.access ? o.access.actors : []);
    let mine: CaseView;
    beforeAll(async () => {
      mine = await office.submitted(office.matters.sequential);
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
      expect((await answers(token, closed)).filter(([, answer]) => !/^404 (case|chain)\.not-found$/.test(answer!))).toEqual([]);
      expect((await town().rest.ok<CaseList>('GET', '/v1/permits/cases', { token })).items).toEqual([]);
    });

    it.each([['another region', '330100'], ['another department', homeRegion]])('is neither shown to an officer of %s nor decided there', async (_where, region) => {
      const far = await town().officer(['clerk', 'reviewer', 'head'], region, region === homeRegion ? 'JTYS' : office.lead);
      const closed = about.filter(o => kindsOf(o).includes('officer'));
      expect(closed.length).toBeGreaterThanOrEqual(10);
      const wrong = (await answers(far.token, closed)).filter(([, answer]) => !/^(404 [a-z]+\.not-found|403 officer\.other-(region|department))$/.test(answer!));
      expect(wrong).toEqual([]);
    });
  });
}

/** The evidence of a case, as its applicant and its officers fetch it, and nobody else: checked by the published program and by openssl, with the files that were handed in. */
async function proven({ town, me, officer, stranger }: CaseOffice, caseId: string, files: readonly string[]): Promise<void> {
  const address = pathOf(documents.exportCaseEvidence, { caseId });
  const of = (token: string) => town.rest.call('GET', address, { token });
  expect([(await of(officer.token)).status, (await of(stranger.token)).status, (await of((await town.person()).token)).status]).toEqual([200, 404, 404]);
  const check = new EvidenceCheck((await town.rest.call('GET', pathOf(documents.readChainVerifier))).text);
  try {
    const folder = check.unpack(await town.rest.bytes(address, me.token));
    mkdirSync(join(folder, 'files'));
    for (const fileId of files) writeFileSync(join(folder, 'files', fileId), await town.rest.bytes(pathOf(documents.readFileContent, { fileId }), me.token));
    writeFileSync(check.path('keys.json'), (await town.rest.call('GET', pathOf(documents.readKeys))).text);
    expect(check.run(folder, '--keys', check.path('keys.json')).stdout).toContain(`${files.length} of ${files.length} files compared`);
    expect([check.byProgram(folder, '--keys', check.path('keys.json')), check.byOpenssl(folder)]).toEqual([[], []]);
    const entries = readdirSync(join(folder, 'entries')).filter(name => name.endsWith('.json')).sort().map(name => JSON.parse(readFileSync(join(folder, 'entries', name), 'utf8')) as { what: string });
    expect(entries.map(e => e.what)).toEqual(['chain.opened', 'case.material', 'case.material', 'case.granted', 'case.certificate']);
  } finally {
    check.end();
  }
}

/** A PDF, in one go. @returns its id */
async function handedIn({ town, me }: CaseOffice, name: string): Promise<string> {
  const parts: Buffer[] = [];
  const pdf = new PDFDocument().on('data', (part: Buffer) => parts.push(part));
  pdf.text('Application form').end();
  await new Promise(resolve => pdf.once('end', resolve));
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(Buffer.concat(parts))]), name);
  return (await town.rest.ok<FileView>('POST', pathOf(documents.uploadFile), { token: me.token, body })).id;
}

/** A photograph, in pieces by tus. @returns its id */
async function resumed({ town, me }: CaseOffice, filename: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sending: Upload = new Upload(photograph(300_000), {
      endpoint: town.platform.url + pathOf(documents.createUpload), headers: { authorization: `Bearer ${me.token}` }, metadata: { filename }, chunkSize: 100_000,
      onError: reject, onSuccess: () => resolve(sending.url!.split('/').at(-1)!),
    });
    sending.start();
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
