import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type {
  CaseCheck, CaseDates, CaseView, CertificateCheck, CertificateList, FileView, InboxPage, Matter, MatterSearchResult, QueuePage, RatingView, TestOfficer, TestPerson, TestToken,
} from '@counterless/contracts';
import { homeRegion, tokenOf } from '../platform/accounts.ts';
import type { Rest } from './rest.ts';
import type { Timeline } from './timeline.ts';

/** The day in Beijing, by which periods are counted. */
const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
const query = '跑网约车要办什么证';

/** A matter from the phone: found by what people call it, applied for with two files, asked once for more, approved before the promise, certified, checked, rated. */
export async function playMatter(rest: Rest, line: Timeline): Promise<boolean> {
  const partner = await tokenOf(rest, 'partner', 'sandbox');
  const person = await rest.ok<TestPerson>('POST', '/v1/sandbox/people', { token: partner, body: {} });
  const citizen = await mint(rest, partner, 'person', person.id);

  // The catalogue was imported a moment ago: its index may still be made.
  const found = await rest.until('the index of the search', async () => {
    const answer = await rest.call<MatterSearchResult>('GET', `/v1/permits/matter-search?q=${encodeURIComponent(query)}&limit=3`);
    return answer.status === 200 && answer.body.total > 0 ? answer.body : undefined;
  }, 60_000);
  line.expect('citizen', `types “${query}”: ${found.total} matters, first ${found.items[0]?.title.zh}`, found.items[0]?.title.zh.includes('网络预约出租汽车驾驶员证') === true, found.items.map(i => i.title.zh));
  const matter = await rest.ok<Matter>('GET', `/v1/permits/matters/${found.items[0]!.code}`);
  line.step('citizen', `reads its guide: ${matter.promisedPeriod} working days promised, ${matter.legalPeriod} by law, fee ${matter.fee.amount}; ${matter.materials.filter(m => m.required && m.source === 'applicant').map(m => m.name.zh).join('、')}`);

  const pdf = await upload(rest, citizen, '申请表.pdf', 'application/pdf', await applicationForm(matter.title.zh));
  const photo = await upload(rest, citizen, '照片.png', 'image/png', await QRCode.toBuffer('a photograph', { width: 400 }));
  line.expect('citizen', `uploads two files: ${pdf.name} (${pdf.format}, ${pdf.bytes} bytes), ${photo.name} (${photo.format})`, pdf.format === 'pdf' && photo.format === 'png', [pdf, photo]);
  const [form, portrait] = matter.materials.filter(m => m.required && m.source === 'applicant');
  const materials = [{ code: form!.code, fileId: pdf.id }, { code: portrait!.code, fileId: photo.id }];

  const drafted = await rest.ok<CaseView>('POST', '/v1/permits/cases', { token: citizen, body: { matter: matter.code, materials: materials.slice(0, 1) } });
  const faulty = await rest.ok<CaseCheck>('POST', `/v1/permits/cases/${drafted.id}/check`, { token: citizen });
  line.expect('citizen', `starts a draft; name, number and mobile are filled in. The check tells all that is missing: ${faulty.faults.map(f => f.path).join(', ')}`, !faulty.ready && faulty.faults.length >= 2, faulty);
  const { form: held } = await rest.ok<{ form: Record<string, unknown> }>('GET', `/v1/permits/matters/${matter.code}/prefill`, { token: citizen });
  const filled = { ...held, statement: '申请从事网络预约出租汽车驾驶' };
  await rest.ok('POST', `/v1/permits/cases/${drafted.id}/change`, { token: citizen, body: { form: filled, materials } });
  const submitted = await rest.ok<CaseView>('POST', `/v1/permits/cases/${drafted.id}/submit`, { token: citizen });
  line.expect('citizen', `submits from the phone; complete or not is said by ${submitted.dues.correction}, or it counts as accepted`, submitted.status === 'submitted', submitted);

  const officer = await officerOf(rest, partner, matter.department);
  const queue = await rest.ok<QueuePage>('GET', '/v1/permits/queue?limit=200', { token: officer });
  const task = queue.items.find(t => t.caseId === submitted.id);
  line.expect('officer', 'finds it in the queue of the department and takes it', task !== undefined, queue.items.length);
  await rest.ok('POST', `/v1/permits/tasks/${task!.id}/claim`, { token: officer });
  const asked = await rest.ok<CaseView>('POST', `/v1/permits/cases/${submitted.id}/ask-supplement`, { token: officer, body: { items: [{ what: portrait!.code, reason: '照片须为白色背景' }] } });
  line.expect('officer', `asks for what is missing, once: to come by ${asked.dues.supplement}`, asked.status === 'supplement', asked);
  const again = await rest.call('POST', `/v1/permits/cases/${submitted.id}/ask-supplement`, { token: officer, body: { items: [{ what: '$.address', reason: '请填写住址' }] } });
  line.expect('officer', 'and may not ask a second time', again.status === 409, again.text);
  await told(rest, line, citizen, '补正');

  const better = await upload(rest, citizen, '照片（白底）.png', 'image/png', await QRCode.toBuffer('a better photograph', { width: 480 }));
  const supplied = await rest.ok<CaseView>('POST', `/v1/permits/cases/${submitted.id}/supplement`, { token: citizen, body: { materials: [materials[0]!, { code: portrait!.code, fileId: better.id }] } });
  line.expect('citizen', 'hands it in from where she is', supplied.status !== 'supplement', supplied.status);
  const accepted = supplied.status === 'accepted' ? supplied : await rest.ok<CaseView>('POST', `/v1/permits/cases/${submitted.id}/accept`, { token: officer });
  line.expect('officer', `accepts: promised by ${accepted.dues.promised}, by law ${accepted.dues.legal}`, accepted.status === 'accepted' && accepted.dues.promised! <= accepted.dues.legal!, accepted);
  const dates = await rest.ok<CaseDates>('GET', `/v1/permits/cases/${submitted.id}/dates`, { token: citizen, headers: { 'accept-language': 'zh' } });
  line.step('citizen', 'asks why that day:', dates.items.find(d => d.kind === 'promised')?.text.split('\n')[0]);

  const granted = await answerAndGrant(rest, officer, accepted);
  line.expect('officer', `grants on ${dayOf(granted.decidedAt!)}, before the promise`, granted.status === 'granted' && dayOf(granted.decidedAt!) <= accepted.dues.promised!, granted);
  await certified(rest, line, citizen, submitted.id);
  await told(rest, line, citizen, '准予');
  return rate(rest, line, citizen, submitted.id);
}

async function answerAndGrant(rest: Rest, officer: string, accepted: CaseView): Promise<CaseView> {
  let current = accepted;
  for (const task of accepted.tasks.filter(t => t.kind === 'stage' && t.state !== 'done')) {
    current = await rest.ok<CaseView>('POST', `/v1/permits/cases/${accepted.id}/stages/${task.id}/complete`, { token: officer, body: { outcome: 'agree', opinion: '材料齐全，符合条件' } });
  }
  return rest.ok<CaseView>('POST', `/v1/permits/cases/${accepted.id}/grant`, { token: officer, body: { reason: '材料齐全，符合法定形式，准予许可' }, headers: { 'if-match': `"${current.version}"` } });
}

/** Waits for the certificate, downloads it and checks it as whoever is shown it would. */
async function certified(rest: Rest, line: Timeline, citizen: string, caseId: string): Promise<void> {
  const done = await rest.until('the certificate', async () => {
    const one = await rest.ok<CaseView>('GET', `/v1/permits/cases/${caseId}`, { token: citizen });
    return one.certificate ? one : undefined;
  }, 30_000);
  const { items } = await rest.ok<CertificateList>('GET', `/v1/documents/certificates?basis=${caseId}`, { token: citizen });
  const bytes = await rest.bytes(`/v1/documents/certificates/${items[0]!.id}/content`, citizen);
  line.expect('citizen', `downloads the certificate ${done.certificate!.number}: PDF, ${Math.round(bytes.length / 1024)} KiB`, bytes.subarray(0, 5).toString() === '%PDF-' && items[0]!.number === done.certificate!.number, items);
  const check = (sha256: string) => rest.ok<CertificateCheck>('POST', '/v1/documents/certificate-checks', { body: { sha256 }, headers: { 'accept-language': 'zh' } });
  const genuine = await check(createHash('sha256').update(bytes).digest('hex'));
  line.expect('anybody', `who is shown the file checks it: ${genuine.message}`, genuine.verdict === 'valid' && genuine.certificate?.number === done.certificate!.number, genuine);
  const forged = await check(createHash('sha256').update(Buffer.concat([bytes, Buffer.from(' ')])).digest('hex'));
  line.expect('anybody', `one byte more: ${forged.message}`, forged.verdict === 'not-genuine', forged);
}

async function rate(rest: Rest, line: Timeline, citizen: string, caseId: string): Promise<boolean> {
  const rating = await rest.ok<RatingView>('POST', `/v1/permits/cases/${caseId}/rating`, { token: citizen, body: { level: 'very-satisfied', tags: ['quick', 'without-a-visit'], comment: '没有跑一趟' } });
  line.expect('citizen', 'rates it: 非常满意, 没有跑一趟', rating.first.level === 'very-satisfied', rating);
  const twice = await rest.call('POST', `/v1/permits/cases/${caseId}/rating`, { token: citizen, body: { level: 'satisfied' } });
  line.expect('citizen', 'once', twice.status === 409, twice.text);
  return line.end();
}

/** The message that says so: in the inbox at once, by SMS at once or, at night, in the morning. */
async function told(rest: Rest, line: Timeline, citizen: string, word: string): Promise<void> {
  const message = await rest.until(`the message with ${word}`, async () => {
    const { items } = await rest.ok<InboxPage>('GET', '/v1/delivery/inbox', { token: citizen, headers: { 'accept-language': 'zh' } });
    return items.find(m => m.title.includes(word) || m.body.includes(word));
  });
  line.step('citizen', `is told: ${message.title}`, message.body);
}

async function officerOf(rest: Rest, partner: string, department: string): Promise<string> {
  const made = await rest.ok<TestOfficer>('POST', '/v1/sandbox/officers', { token: partner, body: { region: homeRegion, department, roles: ['clerk', 'reviewer', 'head'] } });
  return mint(rest, partner, 'officer', made.id);
}

async function mint(rest: Rest, partner: string, kind: string, id: string): Promise<string> {
  return (await rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: partner, body: { kind, id } })).accessToken;
}

async function upload(rest: Rest, token: string, name: string, type: string, bytes: Buffer): Promise<FileView> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return rest.ok<FileView>('POST', '/v1/documents/files', { token, body });
}

async function applicationForm(title: string): Promise<Buffer> {
  const document = new PDFDocument({ info: { Title: title } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  document.text('Application form');
  const ended = new Promise(resolve => document.on('end', resolve));
  document.end();
  await ended;
  return Buffer.concat(parts);
}
