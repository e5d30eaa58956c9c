import { randomInt } from 'node:crypto';
import type {
  AddressView, EntitlementView, InboxPage, InvoiceCheck, InvoicePolicyList, InvoicePolicyView, PublishInvoicePolicy, Reconciliation, RequisitionExplanation,
  RequisitionList, RequisitionReplay, RequisitionView, SandboxTime, SentPage, StockMoved, TaxFigures, TaxpayerView, TestEnterprise, TestOfficer, TestPerson, TestToken,
} from '@counterless/contracts';
import { homeRegion, tokenOf } from '../platform/accounts.ts';
import { februaryPolicy, januaryPolicy } from '../samples/invoice-policies.ts';
import type { Rest } from './rest.ts';
import type { Timeline } from './timeline.ts';

const beijing = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const serial = (n: number) => String(n).padStart(8, '0');

/** Story 2: the tax agent, grade C: refused under the January policy, served under the February one; issued, posted, tracked, signed for. */
export async function playInvoice(rest: Rest, line: Timeline): Promise<boolean> {
  const partner = await tokenOf(rest, 'partner', 'sandbox');
  const operator = await tokenOf(rest, 'operator', 'tax:policy tax:stock');
  const officer = await officerOf(rest, partner);
  const january = await inForce(rest, partner, operator, januaryPolicy, false);
  line.step('platform', `policy in force: ${january.title}`);
  const { agent, taxpayerId, mobile } = await taxpayerOf(rest, line, partner, officer);
  const addressId = await prepare(rest, line, agent, officer, taxpayerId, mobile);
  const { items: held } = await rest.ok<StockMoved>('POST', '/v1/tax/stock', { token: operator, body: { region: homeRegion, ranges: [{ ...newCode(), type: 'vat-ordinary', first: 1, last: 5000 }] } });
  line.step('tax authority', `takes ${held[0]!.last} blank invoices into stock, code ${held[0]!.code}`);

  const ask = () => rest.ok<RequisitionView>('POST', '/v1/tax/requisitions', { token: agent, body: { lines: [{ type: 'vat-ordinary', quantity: 25 }], addressId } });
  const refused = await ask();
  line.expect('tax agent', 'asks for 25 invoices by post: refused at once, with the reason of each condition', refused.status === 'refused', refused);
  for (const reason of refused.decision.reasons) line.step('', `  ${reason.met ? '·' : '×'} ${reason.zh}`);

  const february = await inForce(rest, partner, operator, februaryPolicy, true);
  line.step('tax authority', `publishes ${february.title}: data with a start, no release`);
  const accepted = await ask();
  line.expect('tax agent', `asks again: accepted, promised by ${beijing(accepted.promisedAt ?? accepted.requestedAt)} (half an hour of office hours)`, accepted.status === 'waiting', accepted);

  const queue = await rest.ok<RequisitionList>('GET', '/v1/tax/requisition-queue?limit=200', { token: officer });
  line.expect('officer', 'finds it in the queue of the back office', queue.items.some(r => r.id === accepted.id), queue.items.length);
  const issued = await rest.ok<RequisitionView>('POST', `/v1/tax/requisitions/${accepted.id}/issue`, { token: officer, headers: { 'if-match': `"${accepted.version}"` } });
  const range = issued.serials[0]!;
  line.expect('officer', `issues numbers ${serial(range.first)} to ${serial(issued.serials.at(-1)!.last)}; the promise is kept`, issued.status === 'issued' && issued.promiseKept === true, issued);
  const twice = await rest.call('POST', `/v1/tax/requisitions/${accepted.id}/issue`, { token: officer });
  line.expect('officer', 'presses again: told that it is issued, nothing happens', twice.status === 409, twice.text);

  await follow(rest, line, partner, agent, accepted.id, mobile);

  const replay = await rest.ok<RequisitionReplay>('GET', `/v1/tax/requisitions/${accepted.id}/replay?at=${encodeURIComponent(refused.requestedAt)}`, { token: agent });
  const why = replay.reasons.find(r => !r.met);
  line.expect('tax agent', `replays it under ${replay.policy?.title}: REFUSED, ${why?.zh}`, replay.outcome === 'refuse' && why?.condition === 'grade-by-post', replay);
  const explained = await rest.ok<RequisitionExplanation>('GET', `/v1/tax/requisitions/${accepted.id}/explanation`, { token: agent });
  line.expect('tax agent', `and sees why it was accepted: ${explained.reasons.length} conditions met, ${explained.promise?.minutes} minutes counted`, explained.outcome === 'accept', explained);

  const check = await rest.ok<InvoiceCheck>('GET', `/v1/tax/invoices/${range.code}/${serial(range.first)}`);
  line.expect('anybody', `checks an invoice: ${check.verdict}, issued to ${check.issuedTo}`, check.verdict === 'genuine' && check.issuedTo!.includes('*'), check);
  const reconciled = await rest.ok<Reconciliation>('GET', '/v1/tax/stock/reconciliation', { token: operator });
  line.expect('tax authority', 'reconciles: imported = held + issued + void + lost, number by number', reconciled.exact, reconciled.codes.filter(c => !c.exact));
  const figures = await rest.ok<TaxFigures>('GET', `/v1/tax/figures?month=${beijing(accepted.requestedAt).slice(0, 7)}&region=${homeRegion}`);
  line.step('anybody', `reads the month: ${Math.round((figures.onlineShare ?? 0) * 100)} % online, median ${figures.medianMinutes?.toFixed(1)} min, ${Math.round((figures.promisesKept ?? 0) * 100)} % of promises kept`);
  return line.end();
}

const newCode = () => ({ code: `33${String(randomInt(1e8)).padStart(8, '0')}` });
const token = async (rest: Rest, partner: string, kind: string, id: string) =>
  (await rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: partner, body: { kind, id } })).accessToken;

async function officerOf(rest: Rest, partner: string): Promise<string> {
  const made = await rest.ok<TestOfficer>('POST', '/v1/sandbox/officers', { token: partner, body: { region: homeRegion, department: 'SW', roles: ['clerk', 'reviewer', 'head'] } });
  return token(rest, partner, 'officer', made.id);
}

async function taxpayerOf(rest: Rest, line: Timeline, partner: string, officer: string): Promise<{ agent: string; taxpayerId: string; mobile: string }> {
  const person = await rest.ok<TestPerson>('POST', '/v1/sandbox/people', { token: partner, body: {} });
  const enterprise = await rest.ok<TestEnterprise>('POST', '/v1/sandbox/enterprises', { token: partner, body: { name: '义乌市佳美饰品有限公司', agentId: person.id } });
  const agent = await token(rest, partner, 'enterprise', enterprise.id);
  line.step('partner app', `gets a token for ${enterprise.name} through its agent, whose mandate stands in the act chain`);
  await rest.ok<TaxpayerView>('POST', '/v1/tax/taxpayers', { token: agent, body: { region: homeRegion } });
  const body = { ground: 'score', score: 55, startsOn: '2019-04-01', reason: '年度纳税信用评价' };
  const graded = await rest.ok<TaxpayerView>('POST', `/v1/tax/taxpayers/${enterprise.id}/assessments`, { token: officer, body });
  line.expect('officer', `records the yearly evaluation: 55 points, credit grade ${graded.grade}`, graded.grade === 'C', graded);
  return { agent, taxpayerId: enterprise.id, mobile: person.mobile! };
}

async function prepare(rest: Rest, line: Timeline, agent: string, officer: string, taxpayerId: string, mobile: string): Promise<string> {
  const asked = await rest.ok<EntitlementView>('POST', '/v1/tax/entitlements', { token: agent, body: { type: 'vat-ordinary', monthlyQuantity: 50, highestAmount: '10000.00' } });
  line.step('tax agent', `asks for 50 ordinary VAT invoices a month; to be confirmed by ${asked.due} (5 working days)`);
  const confirmed = await rest.ok<EntitlementView>('POST', `/v1/tax/entitlements/${asked.id}/confirm`, { token: officer, body: { monthlyQuantity: 50, highestAmount: '10000.00', reason: '与经营规模相符' } });
  line.expect('officer', 'confirms type, quantity and highest amount', confirmed.status === 'confirmed' && confirmed.taxpayerId === taxpayerId, confirmed);
  const where = { region: homeRegion, line: '稠城街道丹溪北路 9 号', recipient: '陈会计', mobile };
  const far = await rest.call('POST', '/v1/tax/addresses', { token: agent, body: { ...where, region: '310115' } });
  line.expect('tax agent', 'gives an address in Shanghai: refused, blank invoices stay in the prescribed area', far.status === 422, far.text);
  return (await rest.ok<AddressView>('POST', '/v1/tax/addresses', { token: agent, body: where })).id;
}

/** Puts a policy in force, from a moment ahead, unless one that posts (or does not post) to grade C is. */
async function inForce(rest: Rest, partner: string, operator: string, policy: PublishInvoicePolicy, posts: boolean): Promise<InvoicePolicyView> {
  let latest: InvoicePolicyView | undefined;
  for (let cursor = ''; ; ) {
    const page = await rest.ok<InvoicePolicyList>('GET', `/v1/tax/invoice-policies?region=${homeRegion}&limit=200${cursor}`);
    latest = page.items.at(-1) ?? latest;
    if (!page.next) break;
    cursor = `&cursor=${page.next}`;
  }
  if (latest && latest.rules.grades.find(g => g.grade === 'C')!.byPost === posts) return latest;
  // A policy cannot start in the past: a moment ahead, and nobody asks before it. Only the first may, as the one of January did.
  const startsAt = latest ? new Date(Date.parse((await rest.ok<SandboxTime>('GET', '/v1/sandbox/clock', { token: partner })).now) + 300).toISOString() : policy.startsAt;
  const published = await rest.ok<InvoicePolicyView>('POST', '/v1/tax/invoice-policies', { token: operator, body: { ...policy, startsAt } });
  await new Promise(resolve => setTimeout(resolve, latest ? 1400 : 1100));
  return published;
}

async function follow(rest: Rest, line: Timeline, partner: string, agent: string, id: string, mobile: string): Promise<void> {
  const seen = (what: string, status: string) =>
    rest.until(what, async () => {
      const now = await rest.ok<RequisitionView>('GET', `/v1/tax/requisitions/${id}`, { token: agent });
      return now.status === status ? now : undefined;
    });
  const posted = await seen('the waybill', 'posted');
  line.step('courier', `takes the parcel: waybill ${posted.parcel!.waybill}, bound to its numbers`);
  for (const [status, place] of [['in-transit', '义乌转运中心'], ['signed-for', '稠城街道']] as const)
    await rest.ok('POST', `/v1/sandbox/parcels/${posted.parcel!.id}/move`, { token: partner, body: { status, place } });
  const ended = await seen('the signature', 'signed-for');
  line.expect('tax agent', `sees every step: ${ended.parcel!.steps.map(s => s.status).join(' → ')}; the case is closed`, ended.parcel!.steps.at(-1)?.status === 'signed-for', ended.parcel);
  const sms = await rest.until('the SMS', async () => (await rest.ok<SentPage>('GET', `/v1/sandbox/messages?mobile=${mobile}`, { token: partner })).items.find(m => m.about === `requisition:${id}`));
  line.step('tax agent', 'receives one SMS and finds each step in the inbox', sms.body);
  const inbox = await rest.until('the last message', async () => {
    const mine = (await rest.ok<InboxPage>('GET', '/v1/delivery/inbox', { token: agent })).items.filter(m => m.about === `requisition:${id}`);
    return mine.length >= 4 ? mine : undefined;
  });
  line.step('', `  ${inbox.map(m => m.title).reverse().join(' → ')}`);
}
