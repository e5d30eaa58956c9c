import { problem } from '@counterless/kernel';
import { parcelStatuses, type ParcelStatus } from './delivery-parcels.ts';
import { fact } from './fact.ts';
import { live } from './live.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Nothing, permitsProblems } from './permits.ts';
import { personDataOf } from './person-data.ts';
import { general } from './problems.ts';
import { Day, Flag, Id, Instant, Int, Json, ListOf, Mobile, Money, Nested, Num, OneOf, Optional, Region, Text, Texts, Uscc } from './vocabulary.ts';

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

// ---- policy ---------------------------------------------------------------------------------------------------------

export class GradeRule {
  @OneOf(creditGrades) readonly grade!: CreditGrade;
  @Flag({ description: 'May the grade draw invoices at all?' }) readonly draw!: boolean;
  @Flag({ description: 'May they be posted?' }) readonly byPost!: boolean;
  @Int(1, 100_000, { description: 'Most of one type in one requisition' }) readonly perRequisition!: number;
  @Int(0, 100, { description: 'Share of the confirmed monthly quantity that may be drawn, in percent' }) readonly monthlyPercent!: number;
}
const timeOfDay = { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, example: '09:00' };
export class OfficeHours {
  @Text(5, { ...timeOfDay, description: 'Time in Shanghai' }) readonly opens!: string;
  @Text(5, timeOfDay) readonly closes!: string;
}
export class OnlineMatter {
  @Text(31, { pattern: /^[0-9A-Z]{12,31}$/, description: 'Code in the catalogue of service matters' }) readonly code!: string;
  @Flag({ description: 'Can it be asked for online while this policy is in force?' }) readonly open!: boolean;
}
export class InvoicePolicyRules {
  @ListOf(() => GradeRule, { min: 5, max: 5, description: 'Each grade once' }) readonly grades!: GradeRule[];
  @Texts({ min: 1, max: 50, length: 6, description: 'Regions that blank invoices may be posted to; a wider one stands for all within it' }) readonly prescribedArea!: string[];
  @Int(1, 2400, { description: 'Minutes of office hours in which a requisition is handled' }) readonly promiseMinutes!: number;
  @Int(1, 2400, { description: 'Minutes of office hours after which a waiting requisition is escalated; fewer than promised' }) readonly escalateMinutes!: number;
  @ListOf(() => OfficeHours, { min: 1, max: 4, description: 'Of a working day, in order' }) readonly officeHours!: OfficeHours[];
  @Texts({ max: 100, length: 10, description: 'Working days on which the office is closed' }) readonly closedOn!: string[];
  @Texts({ max: 100, length: 10, description: 'Days off on which it is open' }) readonly openOn!: string[];
  @ListOf(() => OnlineMatter, { max: 200, description: 'Special matters; those that are not listed are as the catalogue says' }) readonly onlineMatters!: OnlineMatter[];
}
export class PublishInvoicePolicy {
  @Region() readonly region!: string;
  @Text(200) readonly title!: string;
  @Instant({ description: 'In force from then on; not in the past, unless it is the region’s first' }) readonly startsAt!: string;
  @Optional() @Instant({ description: 'In force until then; until the next one starts unless said' }) readonly endsAt?: string;
  @Nested(() => InvoicePolicyRules) readonly rules!: InvoicePolicyRules;
}
export class InvoicePolicyView {
  @Id() readonly id!: string;
  @Region() readonly region!: string;
  @Text(200) readonly title!: string;
  @Instant() readonly startsAt!: string;
  @Optional() @Instant() readonly endsAt?: string | null;
  @Nested(() => InvoicePolicyRules) readonly rules!: InvoicePolicyRules;
  @Instant() readonly publishedAt!: string;
}
export class ListInvoicePolicies extends Page {
  @Optional() @Region() readonly region?: string;
}
export class InvoicePolicyList {
  @ListOf(() => InvoicePolicyView, { max: 200 }) readonly items!: InvoicePolicyView[];
  @Optional() @Text(300) readonly next?: string | null;
}

// ---- stock ----------------------------------------------------------------------------------------------------------

const invoiceCode = { pattern: /^\d{10}(\d{2})?$/, description: 'Invoice code, 10 or 12 digits', example: '3300194130' };
export class SerialRange {
  @Text(12, invoiceCode) readonly code!: string;
  @Int(0, 99_999_999, { description: 'First number' }) readonly first!: number;
  @Int(0, 99_999_999, { description: 'Last number, included' }) readonly last!: number;
}
export class StockRange extends SerialRange {
  @OneOf(invoiceTypes) readonly type!: InvoiceType;
}
export class ImportStock {
  @Region({ description: 'Authority that holds them' }) readonly region!: string;
  @ListOf(() => StockRange, { min: 1, max: 200 }) readonly ranges!: StockRange[];
}
export const serialStates = ['held', 'issued', 'void', 'lost'] as const;
export class StockEntry extends StockRange {
  @Id() readonly id!: string;
  @Region() readonly region!: string;
  @OneOf(serialStates) readonly state!: (typeof serialStates)[number];
  @Optional() @Id() readonly requisitionId?: string | null;
  @Instant({ description: 'Since when it is so' }) readonly since!: string;
}
export class StockMoved {
  @ListOf(() => StockEntry, { max: 10_000 }) readonly items!: StockEntry[];
}
export class ListStock extends Page {
  @Optional() @OneOf(serialStates, { description: '`held` unless said' }) readonly state?: (typeof serialStates)[number];
  @Optional() @OneOf(invoiceTypes) readonly type?: InvoiceType;
}
export class StockList {
  @ListOf(() => StockEntry, { max: 200 }) readonly items!: StockEntry[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class MoveSerials extends SerialRange {
  @Text(500) readonly reason!: string;
}
export class TransferSerials extends MoveSerials {
  @Region({ description: 'Authority that holds them from now on' }) readonly region!: string;
}
export class StockCount {
  @Text(12, invoiceCode) readonly code!: string;
  @OneOf(invoiceTypes) readonly type!: InvoiceType;
  @Int(0, 100_000_000) readonly imported!: number;
  @Int(0, 100_000_000) readonly held!: number;
  @Int(0, 100_000_000) readonly issued!: number;
  @Int(0, 100_000_000) readonly void!: number;
  @Int(0, 100_000_000) readonly lost!: number;
  @Flag({ description: 'Is every imported number in exactly one state, and no other number in any?' }) readonly exact!: boolean;
}
export class Reconciliation {
  @Flag() readonly exact!: boolean;
  @Instant() readonly at!: string;
  @ListOf(() => StockCount, { max: 100_000 }) readonly codes!: StockCount[];
}
export class LossNotice {
  @Id() readonly id!: string;
  @Text(12, invoiceCode) readonly code!: string;
  @OneOf(invoiceTypes) readonly type!: InvoiceType;
  @Int(0, 99_999_999) readonly first!: number;
  @Int(0, 99_999_999) readonly last!: number;
  @Region() readonly region!: string;
  @Text(1000) readonly zh!: string;
  @Text(1000) readonly en!: string;
  @Instant() readonly publishedAt!: string;
}
export class LossNoticeList {
  @ListOf(() => LossNotice, { max: 200 }) readonly items!: LossNotice[];
  @Optional() @Text(300) readonly next?: string | null;
}

// ---- requisitions ---------------------------------------------------------------------------------------------------

export const requisitionStatuses = [
  'refused', 'waiting', 'withdrawn', 'issued', 'posted', 'signed-for', 'handed-over', 'returned', 'restocked', 'lost', 'written-off',
] as const;
export type RequisitionStatus = (typeof requisitionStatuses)[number];
export class RequisitionLine {
  @OneOf(invoiceTypes) readonly type!: InvoiceType;
  @Int(1, 100_000) readonly quantity!: number;
}
export class RequestInvoices {
  @ListOf(() => RequisitionLine, { min: 1, max: 3, description: 'Each type once' }) readonly lines!: RequisitionLine[];
  @Id({ description: 'One of the taxpayer’s addresses' }) readonly addressId!: string;
}
export class TakeRequisition {
  @Id({ description: 'Taxpayer who stands at the counter' }) readonly taxpayerId!: string;
  @ListOf(() => RequisitionLine, { min: 1, max: 3, description: 'Each type once' }) readonly lines!: RequisitionLine[];
}
export class RequisitionIdentified {
  @Id() readonly requisitionId!: string;
}
export class RefuseRequisition extends RequisitionIdentified {
  @Text(2000, { description: 'Shown to the taxpayer' }) readonly reason!: string;
}
export class RequisitionReason {
  @Text(100, { description: 'Condition of the policy' }) readonly condition!: string;
  @Flag() readonly met!: boolean;
  @Text(500) readonly en!: string;
  @Text(500) readonly zh!: string;
}
export class RequisitionDecision {
  @OneOf(['accept', 'refuse', 'issue', 'withdraw']) readonly outcome!: 'accept' | 'refuse' | 'issue' | 'withdraw';
  @Instant() readonly at!: string;
  @OneOf(['policy', 'officer', 'taxpayer']) readonly by!: 'policy' | 'officer' | 'taxpayer';
  @Optional() @Id() readonly officer?: string;
  @Optional() @Id({ description: 'Policy that decided' }) readonly policy?: string;
  @Optional() @Text(2000) readonly reason?: string;
  @ListOf(() => RequisitionReason, { max: 50 }) readonly reasons!: RequisitionReason[];
}
export class RequisitionParcelStep {
  @OneOf(parcelStatuses) readonly status!: ParcelStatus;
  @Instant() readonly at!: string;
}
export class RequisitionParcel {
  @Id({ description: 'To be followed place by place at /v1/delivery/parcels/{id}' }) readonly id!: string;
  @Int(1, 1000, { description: 'Which parcel of the requisition it is' }) readonly attempt!: number;
  @OneOf(parcelStatuses) readonly status!: ParcelStatus;
  @Optional() @Text(40) readonly waybill?: string | null;
  @ListOf(() => RequisitionParcelStep, { max: 400, description: 'In the order in which they were told' }) readonly steps!: RequisitionParcelStep[];
}
export class RequisitionView {
  @Id() readonly id!: string;
  @Int(1, 2147483647) readonly version!: number;
  @Id() readonly taxpayerId!: string;
  @Region() readonly region!: string;
  @OneOf(['online', 'counter']) readonly channel!: 'online' | 'counter';
  @OneOf(requisitionStatuses) readonly status!: RequisitionStatus;
  @ListOf(() => RequisitionLine, { max: 3 }) readonly lines!: RequisitionLine[];
  @Optional() @Id() readonly addressId?: string | null;
  @Instant() readonly requestedAt!: string;
  @Optional() @Instant({ description: 'Promised to be handled by then, counted in office hours' }) readonly promisedAt?: string | null;
  @Optional() @Instant({ description: 'When it was put in front because the promise was near its end' }) readonly escalatedAt?: string | null;
  @Optional() @Instant() readonly issuedAt?: string | null;
  @Optional() @Num(0, 10_000_000, { description: 'Minutes of office hours from request to issue' }) readonly officeMinutes?: number | null;
  @Optional() @Flag({ description: 'Issued in the promised time?' }) readonly promiseKept?: boolean | null;
  @ListOf(() => StockRange, { max: 1000, description: 'Numbers that were issued' }) readonly serials!: StockRange[];
  @Nested(() => RequisitionDecision, { description: 'The latest' }) readonly decision!: RequisitionDecision;
  @Optional() @Nested(() => RequisitionParcel, { description: 'The latest' }) readonly parcel?: RequisitionParcel | null;
}
export class ListRequisitions extends Page {
  @Optional() @OneOf(requisitionStatuses) readonly status?: RequisitionStatus;
}
export class ListRequisitionQueue extends Page {
  @Optional() @OneOf(requisitionStatuses, { description: '`waiting` unless said' }) readonly status?: RequisitionStatus;
  @Optional() @OneOf(['only'], { description: '`only`: those near the end of their promise' }) readonly escalated?: 'only';
}
export class RequisitionList {
  @ListOf(() => RequisitionView, { max: 200 }) readonly items!: RequisitionView[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class PolicyNamed {
  @Id() readonly id!: string;
  @Text(200) readonly title!: string;
  @Region() readonly region!: string;
  @Instant() readonly startsAt!: string;
  @Optional() @Instant() readonly endsAt?: string | null;
}
export class OfficeSpell {
  @Instant() readonly from!: string;
  @Instant() readonly until!: string;
}
export class PromiseExplained {
  @Instant() readonly from!: string;
  @Int(1, 2400) readonly minutes!: number;
  @Instant() readonly until!: string;
  @ListOf(() => OfficeSpell, { max: 1000, description: 'The office hours that were counted' }) readonly counted!: OfficeSpell[];
}
export class RequisitionExplanation {
  @Id() readonly requisitionId!: string;
  @Json({ description: 'All that the decision depended on' }) readonly question!: object;
  @Optional() @Nested(() => PolicyNamed, { description: 'Policy in force when it was asked for' }) readonly policy?: PolicyNamed | null;
  @OneOf(['accept', 'refuse']) readonly outcome!: 'accept' | 'refuse';
  @ListOf(() => RequisitionReason, { max: 50 }) readonly reasons!: RequisitionReason[];
  @Optional() @Nested(() => PromiseExplained) readonly promise?: PromiseExplained | null;
}
export class ReplayRequisition extends RequisitionIdentified {
  @Instant({ description: 'Under the policy that was, is or will be in force then' }) readonly at!: string;
}
export class RequisitionReplay {
  @Id() readonly requisitionId!: string;
  @Instant() readonly at!: string;
  @Optional() @Nested(() => PolicyNamed) readonly policy?: PolicyNamed | null;
  @OneOf(['accept', 'refuse']) readonly outcome!: 'accept' | 'refuse';
  @Flag({ description: 'Is it what was decided?' }) readonly same!: boolean;
  @ListOf(() => RequisitionReason, { max: 50 }) readonly reasons!: RequisitionReason[];
}

// ---- post -----------------------------------------------------------------------------------------------------------

export class FollowUp extends RequisitionIdentified {
  @Text(500) readonly reason!: string;
}
export class RequisitionContact {
  @Id({ description: 'The enterprise' }) readonly owner!: string;
  @Optional() @Mobile({ description: 'Of whoever receives the parcel; none at the counter' }) readonly mobile?: string;
  @Int(0, 1_000_000, { description: 'Invoices in all' }) readonly quantity!: number;
  @Optional() @Instant() readonly promisedAt?: string;
  @Optional() @Text(40) readonly waybill?: string;
  @Optional() @Text(2000, { description: 'Why it was refused' }) readonly reason?: string;
}
export class RequisitionFact {
  @Id() readonly requisitionId!: string;
  @Id() readonly taxpayerId!: string;
  @Region() readonly region!: string;
  @OneOf(requisitionStatuses) readonly status!: RequisitionStatus;
}

// ---- for everybody --------------------------------------------------------------------------------------------------

export class CheckInvoice {
  @Text(12, invoiceCode) readonly code!: string;
  @Text(8, { pattern: /^\d{8}$/, description: 'As printed', example: '00000042' }) readonly number!: string;
}
export const invoiceVerdicts = ['genuine', 'void', 'lost', 'unknown'] as const;
export class InvoiceCheck {
  @Text(12) readonly code!: string;
  @Text(8) readonly number!: string;
  @OneOf(invoiceVerdicts, { description: '`unknown`: issued to nobody' }) readonly verdict!: (typeof invoiceVerdicts)[number];
  @Optional() @OneOf(invoiceTypes) readonly type?: InvoiceType | null;
  @Optional() @Text(200, { description: 'Masked', example: '义乌****有限公司' }) readonly issuedTo?: string | null;
  @Optional() @Day() readonly issuedOn?: string | null;
}
export class ReadTaxFigures {
  @Text(7, { pattern: /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, example: '2020-02' }) readonly month!: string;
  @Optional() @Region() readonly region?: string;
}
export class TaxFigures {
  @Text(7) readonly month!: string;
  @Optional() @Region() readonly region?: string | null;
  @Int(0, 2_000_000_000, { description: 'Requisitions, refused ones too' }) readonly requisitions!: number;
  @Optional() @Num(0, 1, { description: 'Share asked for online; null where nothing was' }) readonly onlineShare?: number | null;
  @Int(0, 2_000_000_000) readonly issued!: number;
  @Optional() @Num(0, 10_000_000, { description: 'Median minutes of office hours from request to issue' }) readonly medianMinutes?: number | null;
  @Optional() @Num(0, 1, { description: 'Share of the promises due that were kept' }) readonly promisesKept?: number | null;
}
export class ListOnlineMatters {
  @Region() readonly region!: string;
}
export class OnlineMatterView {
  @Text(31) readonly code!: string;
  @Flag() readonly open!: boolean;
}
export class OnlineMattersSet {
  @Id() readonly policyId!: string;
  @Region() readonly region!: string;
  @Text(200) readonly title!: string;
  @Instant({ description: 'From then on, in place of what was said before' }) readonly startsAt!: string;
  @Optional() @Instant() readonly endsAt?: string;
  @Texts({ max: 200, length: 31, description: 'Codes of the matters that are closed online' }) readonly closed!: string[];
}
export class OnlineMatterList {
  @Optional() @Nested(() => PolicyNamed, { description: 'Policy that says so' }) readonly policy?: PolicyNamed | null;
  @ListOf(() => OnlineMatterView, { max: 200 }) readonly items!: OnlineMatterView[];
}

// ---- declarations ---------------------------------------------------------------------------------------------------

export const taxProblems = {
  taxpayerNotFound: problem('taxpayer.not-found', 'not-found', { en: 'No such taxpayer', zh: '没有这个纳税人' }),
  taxpayerRegistered: problem('taxpayer.registered-already', 'conflict', { en: 'The enterprise is registered as a taxpayer already', zh: '该企业已登记为纳税人' }),
  mandateEnded: problem('taxpayer.mandate-ended', 'forbidden', { en: 'The agent has no mandate of the enterprise any more', zh: '该办税人员的授权已终止' }),
  gradeTaken: problem('taxpayer.grade-taken', 'conflict', { en: 'A grade starts on that day already', zh: '该日已有生效的信用级别' }),
  assessmentFaulty: problem('taxpayer.assessment-faulty', 'invalid', { en: 'Points and ground of the grade do not agree', zh: '评价分数与评价依据不符' }),
  addressNotFound: problem('address.not-found', 'not-found', { en: 'No such address', zh: '没有这个地址' }),
  addressOutside: problem('address.outside-area', 'unprocessable', { en: 'Blank invoices may not be posted beyond the prescribed area', zh: '空白发票不得邮寄出规定的使用区域' }),
  policyGap: problem('invoice-policy.gap', 'conflict', { en: 'Between this policy and the one before there would be none in force', zh: '该政策与前一政策之间将出现空档' }),
  policyOverlap: problem('invoice-policy.overlap', 'conflict', { en: 'Another policy of the region is in force in that time', zh: '该区域在此期间已有另一政策' }),
  policyPast: problem('invoice-policy.starts-in-past', 'invalid', { en: 'A policy cannot start in the past', zh: '政策不能在过去生效' }),
  stockOverlap: problem('stock.imported-already', 'conflict', { en: 'Some of these numbers are in stock already', zh: '部分发票号码已入库' }),
  stockShort: problem('stock.short', 'conflict', { en: 'There are not enough invoices in stock', zh: '发票库存不足' }),
  stockElsewhere: problem('stock.not-there', 'conflict', { en: 'Not all of these numbers are where they would have to be', zh: '部分发票号码的状态不允许此操作' }),
  requisitionNotFound: problem('requisition.not-found', 'not-found', { en: 'No such requisition', zh: '没有这份领用申请' }),
  requisitionState: problem('requisition.wrong-state', 'conflict', { en: 'The requisition is in a state that does not allow this', zh: '领用申请当前状态不允许此操作' }),
  entitlementNotFound: problem('entitlement.not-found', 'not-found', { en: 'No such entitlement', zh: '没有这项票种核定' }),
  entitlementOpen: problem('entitlement.open-already', 'conflict', { en: 'A request for this type of invoice waits already', zh: '该票种已有待核定的申请' }),
  entitlementDecided: problem('entitlement.decided', 'conflict', { en: 'It has been decided', zh: '该申请已经核定' }),
} as const;
const p = taxProblems;
const otherRegion = permitsProblems.otherRegion;
const officers = ['officer'] as const;
const taxpayers = ['enterprise'] as const;

const told = (verb: string, summary: string) =>
  fact({ subject: `tax.requisition.${verb}.v1`, summary, payload: RequisitionFact, readBy: ['delivery', 'gateway'], partners: true });
const facts = {
  requisitionAccepted: told('accepted', 'A requisition was accepted and waits for an officer'),
  requisitionRefused: told('refused', 'A requisition was refused'),
  requisitionIssued: told('issued', 'The invoices of a requisition were issued'),
  requisitionPosted: told('posted', 'The invoices of a requisition are on their way'),
  requisitionSignedFor: told('signed-for', 'The invoices of a requisition were signed for'),
  requisitionReturned: told('returned', 'The invoices of a requisition came back'),
  requisitionLost: told('lost', 'The invoices of a requisition were lost on their way'),
  requisitionClosed: told('closed', 'A requisition that could not be delivered was closed: its invoices are in stock again or written off'),
};
const readRequisition = operation({
  subject: 'tax.requisition.read.v1', summary: 'A requisition with its numbers and its parcel',
  http: { method: 'GET', path: '/v1/tax/requisitions/:requisitionId', status: 200 },
  access: { actors: ['enterprise', 'officer'], scope: 'tax:read' }, request: RequisitionIdentified, response: RequisitionView, versioned: true,
  problems: [p.requisitionNotFound],
});

export const tax = {
  ...personDataOf('tax'),
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
    problems: [p.taxpayerNotFound, p.mandateEnded, p.addressOutside],
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
  publishInvoicePolicy: operation({
    subject: 'tax.invoice-policy.publish.v1', summary: 'Publish a dated invoice policy for a region',
    description: 'A policy takes over from the one before it where that has no end; where it has one, it starts exactly there.',
    http: { method: 'POST', path: '/v1/tax/invoice-policies', status: 201 },
    access: { actors: ['officer', 'operator'], scope: 'tax:policy' }, request: PublishInvoicePolicy, response: InvoicePolicyView,
    problems: [p.policyGap, p.policyOverlap, p.policyPast, otherRegion],
  }),
  listInvoicePolicies: operation({
    subject: 'tax.invoice-policy.list.v1', summary: 'Invoice policies: past, in force and to come, in the order of publication',
    http: { method: 'GET', path: '/v1/tax/invoice-policies', status: 200 },
    access: { public: true }, request: ListInvoicePolicies, response: InvoicePolicyList,
  }),
  importStock: operation({
    subject: 'tax.stock.import.v1', summary: 'Take ranges of blank invoices into stock; all or none',
    http: { method: 'POST', path: '/v1/tax/stock', status: 201 },
    access: { actors: ['officer', 'operator'], scope: 'tax:stock' }, request: ImportStock, response: StockMoved, problems: [p.stockOverlap, otherRegion],
  }),
  listStock: operation({
    subject: 'tax.stock.list.v1', summary: 'Ranges of the officer’s region by state',
    http: { method: 'GET', path: '/v1/tax/stock', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: ListStock, response: StockList,
  }),
  transferSerials: operation({
    subject: 'tax.stock.transfer.v1', summary: 'Split a range: hand held numbers to another authority',
    http: { method: 'POST', path: '/v1/tax/stock/transfer', status: 200 },
    access: { actors: ['officer', 'operator'], scope: 'tax:stock' }, request: TransferSerials, response: StockMoved, problems: [p.stockElsewhere, otherRegion],
  }),
  returnSerials: operation({
    subject: 'tax.stock.return.v1', summary: 'Take unused issued numbers back into stock',
    http: { method: 'POST', path: '/v1/tax/stock/return', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: MoveSerials, response: StockMoved, problems: [p.stockElsewhere, otherRegion],
  }),
  voidSerials: operation({
    subject: 'tax.stock.void.v1', summary: 'Void numbers, held or issued',
    http: { method: 'POST', path: '/v1/tax/stock/void', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: MoveSerials, response: StockMoved, problems: [p.stockElsewhere, otherRegion],
  }),
  loseSerials: operation({
    subject: 'tax.stock.lose.v1', summary: 'Declare numbers lost, held or issued; a public notice says so',
    http: { method: 'POST', path: '/v1/tax/stock/lose', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: MoveSerials, response: StockMoved, problems: [p.stockElsewhere, otherRegion],
  }),
  reconcileStock: operation({
    subject: 'tax.stock.reconcile.v1', summary: 'Prove that stock = issued + held + void + lost, number by number',
    http: { method: 'GET', path: '/v1/tax/stock/reconciliation', status: 200 },
    access: { actors: ['officer', 'operator'], scope: 'tax:stock' }, request: Nothing, response: Reconciliation, deadline: 20_000,
  }),
  listLossNotices: operation({
    subject: 'tax.loss-notice.list.v1', summary: 'Public notices of lost invoices, newest first',
    http: { method: 'GET', path: '/v1/tax/loss-notices', status: 200 },
    access: { public: true }, request: Page, response: LossNoticeList,
  }),
  requestInvoices: operation({
    subject: 'tax.requisition.request.v1', summary: 'Ask for invoices by post',
    description: 'The policy in force accepts or refuses at once, with the reason of each condition; an officer issues within the promised time.',
    http: { method: 'POST', path: '/v1/tax/requisitions', status: 201 },
    access: { actors: taxpayers, scope: 'tax:apply' }, request: RequestInvoices, response: RequisitionView, versioned: true,
    problems: [p.taxpayerNotFound, p.addressNotFound, p.mandateEnded],
  }),
  takeRequisition: operation({
    subject: 'tax.requisition.take.v1', summary: 'Take down a requisition at the counter',
    http: { method: 'POST', path: '/v1/tax/counter-requisitions', status: 201 },
    access: { actors: officers, scope: 'tax:decide' }, request: TakeRequisition, response: RequisitionView, versioned: true,
    problems: [p.taxpayerNotFound, otherRegion],
  }),
  readRequisition,
  requisitionEvents: live({
    of: readRequisition, summary: 'Hear live what happens to a requisition', facts: Object.values(facts),
    wanted: r => r.requisitionId, about: data => data.requisitionId,
  }),
  listRequisitions: operation({
    subject: 'tax.requisition.list.v1', summary: 'One’s requisitions, newest first',
    http: { method: 'GET', path: '/v1/tax/requisitions', status: 200 },
    access: { actors: taxpayers, scope: 'tax:read' }, request: ListRequisitions, response: RequisitionList,
  }),
  listRequisitionQueue: operation({
    subject: 'tax.requisition.queue.v1', summary: 'Requisitions of the officer’s region, oldest first',
    http: { method: 'GET', path: '/v1/tax/requisition-queue', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: ListRequisitionQueue, response: RequisitionList,
  }),
  withdrawRequisition: operation({
    subject: 'tax.requisition.withdraw.v1', summary: 'Take back a requisition that waits',
    http: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/withdraw', status: 200 },
    access: { actors: taxpayers, scope: 'tax:apply' }, request: RequisitionIdentified, response: RequisitionView, versioned: true,
    problems: [p.requisitionNotFound, p.requisitionState, general.stale],
  }),
  issueRequisition: operation({
    subject: 'tax.requisition.issue.v1', summary: 'Issue the invoices of a waiting requisition from stock',
    http: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/issue', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: RequisitionIdentified, response: RequisitionView, versioned: true,
    problems: [p.requisitionNotFound, p.requisitionState, p.stockShort, otherRegion, general.stale],
  }),
  refuseRequisition: operation({
    subject: 'tax.requisition.refuse.v1', summary: 'Refuse a waiting requisition with the reason',
    http: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/refuse', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: RefuseRequisition, response: RequisitionView, versioned: true,
    problems: [p.requisitionNotFound, p.requisitionState, otherRegion, general.stale],
  }),
  explainRequisition: operation({
    subject: 'tax.requisition.explain.v1', summary: 'Why a requisition was accepted or refused, and why it is promised by when',
    http: { method: 'GET', path: '/v1/tax/requisitions/:requisitionId/explanation', status: 200 },
    access: { actors: ['enterprise', 'officer'], scope: 'tax:read' }, request: RequisitionIdentified, response: RequisitionExplanation,
    problems: [p.requisitionNotFound],
  }),
  replayRequisition: operation({
    subject: 'tax.requisition.replay.v1', summary: 'Decide a requisition again under the policy of another date; changes nothing',
    http: { method: 'GET', path: '/v1/tax/requisitions/:requisitionId/replay', status: 200 },
    access: { actors: ['enterprise', 'officer'], scope: 'tax:read' }, request: ReplayRequisition, response: RequisitionReplay,
    problems: [p.requisitionNotFound],
  }),
  repostRequisition: operation({
    subject: 'tax.requisition.repost.v1', summary: 'Send returned invoices again',
    http: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/repost', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: RequisitionIdentified, response: RequisitionView, versioned: true,
    problems: [p.requisitionNotFound, p.requisitionState, otherRegion, general.stale],
  }),
  restockRequisition: operation({
    subject: 'tax.requisition.restock.v1', summary: 'Take returned invoices back into stock',
    http: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/restock', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: FollowUp, response: RequisitionView, versioned: true,
    problems: [p.requisitionNotFound, p.requisitionState, otherRegion, general.stale],
  }),
  writeOffRequisition: operation({
    subject: 'tax.requisition.write-off.v1', summary: 'Declare invoices lost that the courier lost; a public notice says so',
    http: { method: 'POST', path: '/v1/tax/requisitions/:requisitionId/write-off', status: 200 },
    access: { actors: officers, scope: 'tax:decide' }, request: FollowUp, response: RequisitionView, versioned: true,
    problems: [p.requisitionNotFound, p.requisitionState, otherRegion, general.stale],
  }),
  readRequisitionContact: operation({
    subject: 'tax.requisition.read-contact.v1', summary: 'What a message about a requisition needs',
    access: { services: ['delivery'] }, request: RequisitionIdentified, response: RequisitionContact, problems: [p.requisitionNotFound],
  }),
  checkInvoice: operation({
    subject: 'tax.invoice.check.v1', summary: 'Is an invoice genuine, void or lost, and to whom was it issued (masked)?',
    http: { method: 'GET', path: '/v1/tax/invoices/:code/:number', status: 200, perMinute: 60 },
    access: { public: true }, request: CheckInvoice, response: InvoiceCheck,
  }),
  readTaxFigures: operation({
    subject: 'tax.figures.read.v1', summary: 'Open figures of a month: share online, time to issue, promises kept',
    http: { method: 'GET', path: '/v1/tax/figures', status: 200 },
    access: { public: true }, request: ReadTaxFigures, response: TaxFigures,
  }),
  listOnlineMatters: operation({
    subject: 'tax.online-matter.list.v1', summary: 'Special tax matters that the policy in force opens or closes online',
    http: { method: 'GET', path: '/v1/tax/online-matters', status: 200 },
    access: { public: true }, request: ListOnlineMatters, response: OnlineMatterList,
  }),
  ...facts,
  onlineMattersSet: fact({ subject: 'tax.online-matters.set.v1', summary: 'A policy says which special tax matters are closed online', payload: OnlineMattersSet, readBy: ['permits'] }),
  requisitionEscalated: fact({ subject: 'tax.requisition.escalated.v1', summary: 'A requisition waits near the end of its promise', payload: RequisitionFact, readBy: ['delivery'] }),
} as const;
