import { problem } from '@counterless/kernel';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { permitsProblems } from './permits.ts';
import { general } from './problems.ts';
import { Day, Id, Instant, Int, Json, ListOf, Mobile, Money, OneOf, Optional, Region, Text, Uscc } from './vocabulary.ts';

// ---- taxpayers ------------------------------------------------------------------------------------------------------

export const creditGrades = ['A', 'B', 'M', 'C', 'D'] as const;
export type CreditGrade = (typeof creditGrades)[number];
export const invoiceTypes = ['vat-special', 'vat-ordinary', 'vat-roll'] as const;
export type InvoiceType = (typeof invoiceTypes)[number];

export class RegisterTaxpayer {
  @Region({ description: 'Region of the tax authority in charge' }) readonly region!: string;
}
export class TaxpayerIdentified {
  @Id({ description: 'Id of the enterprise' }) readonly taxpayerId!: string;
}
export const gradeGrounds = ['score', 'no-revenue', 'new', 'direct'] as const;
export class GradeRecord {
  @OneOf(creditGrades) readonly grade!: CreditGrade;
  @Day({ description: 'First day on which it holds' }) readonly startsOn!: string;
  @OneOf(gradeGrounds, { description: '`score`: by points; `no-revenue`: by points, without revenue in the year; `new`: newly set up; `direct`: judged D without points' }) readonly ground!: (typeof gradeGrounds)[number];
  @Optional() @Int(0, 100, { description: 'Points of the yearly evaluation' }) readonly score?: number | null;
  @Text(500) readonly reason!: string;
  @Optional() @Id({ description: 'Officer who recorded it; none for the grade of a new taxpayer' }) readonly officer?: string | null;
  @Instant() readonly recordedAt!: string;
}
export class TaxpayerView {
  @Id() readonly id!: string;
  @Int(1, 2147483647) readonly version!: number;
  @Text(200) readonly name!: string;
  @Uscc() readonly uscc!: string;
  @Region() readonly region!: string;
  @OneOf(creditGrades, { description: 'Grade that holds today' }) readonly grade!: CreditGrade;
  @ListOf(() => GradeRecord, { max: 1000, description: 'All grades, newest first; those to come among them' }) readonly grades!: GradeRecord[];
  @Instant() readonly registeredAt!: string;
}
export class AssessTaxpayer extends TaxpayerIdentified {
  @OneOf(['score', 'no-revenue', 'direct'], { description: '`direct`: D at once, without points' }) readonly ground!: 'score' | 'no-revenue' | 'direct';
  @Optional() @Int(0, 100, { description: 'Points; needed unless the ground is `direct`' }) readonly score?: number;
  @Day({ description: 'First day on which the grade holds' }) readonly startsOn!: string;
  @Text(500) readonly reason!: string;
}
export class AddAddress {
  @Region({ description: 'Region of the address; it must lie within the prescribed area' }) readonly region!: string;
  @Text(200, { description: 'Street, house, room' }) readonly line!: string;
  @Text(40) readonly recipient!: string;
  @Mobile() readonly mobile!: string;
}
export class AddressView {
  @Id() readonly id!: string;
  @Region() readonly region!: string;
  @Text(200, { description: 'Masked' }) readonly line!: string;
  @Text(40, { description: 'Masked' }) readonly recipient!: string;
  @Text(20, { description: 'Masked' }) readonly mobile!: string;
  @Instant() readonly addedAt!: string;
}
export class AddressIdentified {
  @Id() readonly addressId!: string;
}
export class AddressList {
  @ListOf(() => AddressView, { max: 200 }) readonly items!: AddressView[];
  @Optional() @Text(300) readonly next?: string | null;
}

// ---- entitlement ----------------------------------------------------------------------------------------------------

export class Entitling {
  @Int(1, 100_000, { description: 'Invoices a month' }) readonly monthlyQuantity!: number;
  @Money({ description: 'Highest amount of one invoice' }) readonly highestAmount!: string;
}
export class RequestEntitlement extends Entitling {
  @OneOf(invoiceTypes) readonly type!: InvoiceType;
}
export class EntitlementIdentified {
  @Id() readonly entitlementId!: string;
}
export class ConfirmEntitlement extends Entitling {
  @Id() readonly entitlementId!: string;
  @Text(2000, { description: 'Shown to the taxpayer' }) readonly reason!: string;
}
export class RefuseEntitlement extends EntitlementIdentified {
  @Text(2000, { description: 'Shown to the taxpayer' }) readonly reason!: string;
}
export const entitlementStatuses = ['requested', 'confirmed', 'refused', 'replaced'] as const;
export class EntitlementView {
  @Id() readonly id!: string;
  @Int(1, 2147483647) readonly version!: number;
  @Id() readonly taxpayerId!: string;
  @OneOf(invoiceTypes) readonly type!: InvoiceType;
  @OneOf(entitlementStatuses) readonly status!: (typeof entitlementStatuses)[number];
  @Int(1, 100_000, { description: 'Asked for; once confirmed, confirmed' }) readonly monthlyQuantity!: number;
  @Money() readonly highestAmount!: string;
  @Instant() readonly requestedAt!: string;
  @Day({ description: 'Last day for the confirmation' }) readonly due!: string;
  @Json({ description: 'Why that day: rule, article, days that were not counted' }) readonly why!: object;
  @Optional() @Instant({ description: 'When the last day had passed without a decision' }) readonly overdueAt?: string | null;
  @Optional() @Instant() readonly decidedAt?: string | null;
  @Optional() @Text(2000) readonly reason?: string | null;
}
export class EntitlementList {
  @ListOf(() => EntitlementView, { max: 200 }) readonly items!: EntitlementView[];
  @Optional() @Text(300) readonly next?: string | null;
}

// ---- declarations ---------------------------------------------------------------------------------------------------

export const taxProblems = {
  taxpayerNotFound: problem('taxpayer.not-found', 'not-found', { en: 'No such taxpayer', zh: '没有这个纳税人' }),
  taxpayerRegistered: problem('taxpayer.registered-already', 'conflict', { en: 'The enterprise is registered as a taxpayer already', zh: '该企业已登记为纳税人' }),
  mandateEnded: problem('taxpayer.mandate-ended', 'forbidden', { en: 'The agent has no mandate of the enterprise any more', zh: '该办税人员的授权已终止' }),
  gradeTaken: problem('taxpayer.grade-taken', 'conflict', { en: 'A grade starts on that day already', zh: '该日已有生效的信用级别' }),
  assessmentFaulty: problem('taxpayer.assessment-faulty', 'invalid', { en: 'Points and ground of the grade do not agree', zh: '评价分数与评价依据不符' }),
  addressNotFound: problem('address.not-found', 'not-found', { en: 'No such address', zh: '没有这个地址' }),
  entitlementNotFound: problem('entitlement.not-found', 'not-found', { en: 'No such entitlement', zh: '没有这项票种核定' }),
  entitlementOpen: problem('entitlement.open-already', 'conflict', { en: 'A request for this type of invoice waits already', zh: '该票种已有待核定的申请' }),
  entitlementDecided: problem('entitlement.decided', 'conflict', { en: 'It has been decided', zh: '该申请已经核定' }),
} as const;
const p = taxProblems;
const otherRegion = permitsProblems.otherRegion;
const officers = ['officer'] as const;
const taxpayers = ['enterprise'] as const;

export const tax = {
  registerTaxpayer: operation({
    subject: 'tax.taxpayer.register.v1', summary: 'Register one’s enterprise as a taxpayer',
    description: 'Name and credit code come from identity and are not asked again. A new taxpayer has grade M.',
    http: { method: 'POST', path: '/v1/tax/taxpayers', status: 201 },
    access: { actors: taxpayers, scope: 'tax:apply' }, request: RegisterTaxpayer, response: TaxpayerView, versioned: true,
    problems: [p.taxpayerRegistered, p.mandateEnded],
  }),
  readTaxpayer: operation({
    subject: 'tax.taxpayer.read.v1', summary: 'A taxpayer and its credit grades',
    http: { method: 'GET', path: '/v1/tax/taxpayers/:taxpayerId', status: 200 },
    access: { actors: ['enterprise', 'officer'], scope: 'tax:read' }, request: TaxpayerIdentified, response: TaxpayerView, versioned: true,
    problems: [p.taxpayerNotFound],
  }),
  assessTaxpayer: operation({
    subject: 'tax.taxpayer.assess.v1', summary: 'Record a credit grade from a day on',
    http: { method: 'POST', path: '/v1/tax/taxpayers/:taxpayerId/assessments', status: 201 },
    access: { actors: officers, scope: 'tax:decide' }, request: AssessTaxpayer, response: TaxpayerView, versioned: true,
    problems: [p.taxpayerNotFound, p.gradeTaken, p.assessmentFaulty, otherRegion, general.stale],
  }),
  addAddress: operation({
    subject: 'tax.address.add.v1', summary: 'Add an address that invoices are posted to',
    http: { method: 'POST', path: '/v1/tax/addresses', status: 201 },
    access: { actors: taxpayers, scope: 'tax:apply' }, request: AddAddress, response: AddressView,
    problems: [p.taxpayerNotFound, p.mandateEnded],
  }),
  listAddresses: operation({
    subject: 'tax.address.list.v1', summary: 'One’s addresses, newest first',
    http: { method: 'GET', path: '/v1/tax/addresses', status: 200 },
    access: { actors: taxpayers, scope: 'tax:read' }, request: Page, response: AddressList,
  }),
  removeAddress: operation({
    subject: 'tax.address.remove.v1', summary: 'Remove an address; parcels under way still go there',
    http: { method: 'POST', path: '/v1/tax/addresses/:addressId/remove', status: 200 },
    access: { actors: taxpayers, scope: 'tax:apply' }, request: AddressIdentified, response: AddressView, problems: [p.addressNotFound],
  }),
  requestEntitlement: operation({
    subject: 'tax.entitlement.request.v1', summary: 'Ask for a type of invoice, its monthly quantity and highest amount',
    http: { method: 'POST', path: '/v1/tax/entitlements', status: 201 },
    access: { actors: taxpayers, scope: 'tax:apply' }, request: RequestEntitlement, response: EntitlementView, versioned: true,
    problems: [p.taxpayerNotFound, p.entitlementOpen, p.mandateEnded],
  }),
  listEntitlements: operation({
    subject: 'tax.entitlement.list.v1', summary: 'One’s entitlements, newest first',
    http: { method: 'GET', path: '/v1/tax/entitlements', status: 200 },
    access: { actors: taxpayers, scope: 'tax:read' }, request: Page, response: EntitlementList,
  }),
  listEntitlementQueue: operation({
    subject: 'tax.entitlement.queue.v1', summary: 'Entitlements of the officer’s region that wait, oldest first',
    http: { method: 'GET', path: '/v1/tax/entitlement-queue', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: Page, response: EntitlementList,
  }),
  confirmEntitlement: operation({
    subject: 'tax.entitlement.confirm.v1', summary: 'Confirm an entitlement, as asked or lower; it takes the place of the one before',
    http: { method: 'POST', path: '/v1/tax/entitlements/:entitlementId/confirm', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: ConfirmEntitlement, response: EntitlementView, versioned: true,
    problems: [p.entitlementNotFound, p.entitlementDecided, otherRegion, general.stale],
  }),
  refuseEntitlement: operation({
    subject: 'tax.entitlement.refuse.v1', summary: 'Refuse an entitlement with the reason',
    http: { method: 'POST', path: '/v1/tax/entitlements/:entitlementId/refuse', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: RefuseEntitlement, response: EntitlementView, versioned: true,
    problems: [p.entitlementNotFound, p.entitlementDecided, otherRegion, general.stale],
  }),
} as const;
