import { randomInt } from 'node:crypto';
import type { AddressView, EntitlementView, RequisitionView, TestEnterprise, TestToken } from '@counterless/contracts';
import { homeRegion, tokenOf } from '../../src/platform/accounts.ts';
import { loadInvoicePolicy } from '../../src/platform/sample-data.ts';
import { februaryPolicy } from '../../src/samples/invoice-policies.ts';
import type { Preparers, Situation } from './race-situation.ts';
import type { Town } from './town.ts';

const operator = (town: Town) => tokenOf(town.rest, 'operator', 'tax:policy tax:stock');
const officer = async (town: Town) => (await town.officer()).token;
const newCode = () => `33${String(randomInt(1e8)).padStart(8, '0')}`;
const quantity = { monthlyQuantity: 100, highestAmount: '10000.00' };
const wanted = { type: 'vat-ordinary', ...quantity };
const lines = (n = 1) => [{ type: 'vat-ordinary', quantity: n }];

async function enterprise(town: Town) {
  const person = await town.person();
  const { id } = await town.rest.ok<TestEnterprise>('POST', '/v1/sandbox/enterprises', { token: town.partner, body: { agentId: person.id } });
  const { accessToken: token } = await town.rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: town.partner, body: { kind: 'enterprise', id } });
  return { id, token, where: { region: homeRegion, line: '稠城街道丹溪北路 9 号', recipient: '陈会计', mobile: person.mobile } };
}
async function taxpayer(town: Town) {
  const it = await enterprise(town);
  await town.rest.ok('POST', '/v1/tax/taxpayers', { token: it.token, body: { region: homeRegion } });
  return it;
}
async function asking(town: Town) {
  const it = await taxpayer(town);
  return { ...it, entitlementId: (await town.rest.ok<EntitlementView>('POST', '/v1/tax/entitlements', { token: it.token, body: wanted })).id };
}
/** An enterprise of grade A that may draw by post, with stock for it. */
async function entitled(town: Town) {
  const it = await asking(town);
  const token = await officer(town);
  await loadInvoicePolicy(town.rest, await operator(town));
  await town.rest.ok('POST', `/v1/tax/taxpayers/${it.id}/assessments`, { token, body: { ground: 'score', score: 95, startsOn: '2019-04-01', reason: '年度评价' } });
  await town.rest.ok('POST', `/v1/tax/entitlements/${it.entitlementId}/confirm`, { token, body: { ...quantity, reason: '核定' } });
  await stock(town);
  const { id: addressId } = await town.rest.ok<AddressView>('POST', '/v1/tax/addresses', { token: it.token, body: it.where });
  return { ...it, addressId, officer: token };
}
/** A range of blank invoices in stock. */
async function stock(town: Town): Promise<{ code: string; first: number; last: number }> {
  const code = newCode();
  await town.rest.ok('POST', '/v1/tax/stock', { token: await operator(town), body: { region: homeRegion, ranges: [{ code, type: 'vat-ordinary', first: 0, last: 99 }] } });
  return { code, first: 0, last: 4 };
}
async function waiting(town: Town) {
  const it = await entitled(town);
  const requisition = await town.rest.ok<RequisitionView>('POST', '/v1/tax/requisitions', { token: it.token, body: { lines: lines(), addressId: it.addressId } });
  if (requisition.status !== 'waiting') throw new Error(`the requisition is ${requisition.status}`);
  return { ...it, requisition, path: { requisitionId: requisition.id } };
}
export async function posted(town: Town) {
  const it = await waiting(town);
  await town.rest.ok('POST', `/v1/tax/requisitions/${it.requisition.id}/issue`, { token: it.officer });
  return { ...it, requisition: await reached(town, it, 'posted') };
}
const reached = (town: Town, it: { token: string; requisition: { id: string } }, status: string) =>
  town.rest.until(`the requisition to be ${status}`, async () => {
    const now = await town.rest.ok<RequisitionView>('GET', `/v1/tax/requisitions/${it.requisition.id}`, { token: it.token });
    return now.status === status ? now : undefined;
  });
/** A parcel that came to this end. */
async function followUp(town: Town, end: 'returned' | 'lost', body?: object): Promise<Situation> {
  const it = await posted(town);
  const move = (status: string) => town.rest.ok('POST', `/v1/sandbox/parcels/${it.requisition.parcel!.id}/move`, { token: town.partner, body: { status } });
  await move('in-transit');
  await move(end);
  await reached(town, it, end);
  return { token: it.officer, path: it.path, ...(body && { body }) };
}
/** Numbers in stock as an officer moves them. */
async function moved(town: Town): Promise<Situation> {
  const range = await stock(town);
  return { token: await officer(town), body: { ...range, reason: '印制有误' }, other: { body: { ...range, reason: '其他原因' } } };
}
/** Numbers that were issued, which their taxpayer brings back. */
async function issued(town: Town): Promise<Situation> {
  const { requisition, officer: token } = await posted(town);
  const body = { ...requisition.serials[0]!, reason: '印制有误' };
  const { code, first, last, reason } = body;
  return { token, body: { code, first, last, reason }, other: { body: { code, first, last, reason: '其他原因' } } };
}

export const raceTax: Preparers = {
  'tax.taxpayer.register.v1': async town => ({ token: (await enterprise(town)).token, body: { region: homeRegion }, other: { body: { region: '330106' } } }),
  'tax.taxpayer.assess.v1': async town => ({ token: await officer(town), path: { taxpayerId: (await taxpayer(town)).id }, body: { ground: 'score', score: 80, startsOn: '2019-04-01', reason: '年度评价' } }),
  'tax.address.add.v1': async town => {
    const { token, where } = await taxpayer(town);
    return { token, body: where, other: { body: { ...where, line: '稠州北路 1 号' } } };
  },
  'tax.address.remove.v1': async town => {
    const { token, where } = await taxpayer(town);
    return { token, path: { addressId: (await town.rest.ok<AddressView>('POST', '/v1/tax/addresses', { token, body: where })).id } };
  },
  'tax.entitlement.request.v1': async town => ({ token: (await taxpayer(town)).token, body: wanted, other: { body: { ...wanted, type: 'vat-special' } } }),
  'tax.entitlement.confirm.v1': async town => ({ token: await officer(town), path: { entitlementId: (await asking(town)).entitlementId }, body: { ...quantity, reason: '核定' } }),
  'tax.entitlement.refuse.v1': async town => ({ token: await officer(town), path: { entitlementId: (await asking(town)).entitlementId }, body: { reason: '与经营规模不符' } }),
  'tax.invoice-policy.publish.v1': async town => {
    const body = { ...februaryPolicy, region: '331181' };
    return { token: await operator(town), body, other: { body: { ...body, title: '另一政策' } } };
  },
  'tax.stock.import.v1': async town => {
    const body = (code: string) => ({ region: homeRegion, ranges: [{ code, type: 'vat-ordinary', first: 0, last: 99 }] });
    return { token: await operator(town), body: body(newCode()), other: { body: body(newCode()) } };
  },
  'tax.stock.transfer.v1': async town => {
    const body = { ...(await stock(town)), region: '330106', reason: '调拨' };
    return { token: await operator(town), body, other: { body: { ...body, reason: '再调拨' } } };
  },
  'tax.stock.return.v1': issued,
  'tax.stock.void.v1': moved,
  'tax.stock.lose.v1': moved,
  'tax.requisition.request.v1': async town => {
    const { token, addressId } = await entitled(town);
    return { token, body: { lines: lines(), addressId }, other: { body: { lines: lines(2), addressId } } };
  },
  'tax.requisition.take.v1': async town => {
    const { id, officer: token } = await entitled(town);
    return { token, body: { taxpayerId: id, lines: lines() }, other: { body: { taxpayerId: id, lines: lines(2) } } };
  },
  'tax.requisition.withdraw.v1': async town => {
    const { token, path } = await waiting(town);
    return { token, path };
  },
  'tax.requisition.issue.v1': async town => {
    const { officer: token, path } = await waiting(town);
    return { token, path };
  },
  'tax.requisition.refuse.v1': async town => {
    const { officer: token, path } = await waiting(town);
    return { token, path, body: { reason: '资料不符' } };
  },
  'tax.requisition.repost.v1': town => followUp(town, 'returned'),
  'tax.requisition.restock.v1': town => followUp(town, 'returned', { reason: '查无此人' }),
  'tax.requisition.write-off.v1': town => followUp(town, 'lost', { reason: '快递企业确认丢失' }),
};
