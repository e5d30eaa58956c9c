import { problem } from '@counterless/kernel';
import { fact } from './fact.ts';
import { live } from './live.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { general } from './problems.ts';
import {
  Day, Flag, Id, Ids, Instant, Int, Json, ListOf, Mobile, Money, Nested, Num, OneOf, Optional, Plate, Region, ResidentId, Text, Texts,
} from './vocabulary.ts';

// ---- the entry pass: applying and deciding ------------------------------------------------------------------------

export const passStatuses = ['requested', 'granted', 'refused', 'withdrawn', 'revoked', 'expired', 'lapsed'] as const;
export type PassStatus = (typeof passStatuses)[number];
export const cargoKinds = ['medical', 'food', 'livestock', 'fuel', 'building-material', 'parcel', 'industrial', 'dangerous', 'empty', 'other'] as const;
export type CargoKind = (typeof cargoKinds)[number];

export class Driver {
  @Text(40, { description: 'Name as on the identity document' }) readonly name!: string;
  @Mobile() readonly mobile!: string;
  @Optional() @ResidentId() readonly residentId?: string;
}
export class Cargo {
  @OneOf(cargoKinds) readonly kind!: CargoKind;
  @Text(200) readonly description!: string;
  @Optional() @Num(0, 200, { description: 'Tonnes' }) readonly tonnes?: number;
}
export class RequestPass {
  @Plate({ description: 'Registration plate of the vehicle', example: '浙G12345' }) readonly plate!: string;
  @Nested(() => Driver) readonly driver!: Driver;
  @Nested(() => Cargo) readonly cargo!: Cargo;
  @Region({ description: 'Region the vehicle comes from' }) readonly origin!: string;
  @Region({ description: 'Region to be entered; its officers decide' }) readonly destination!: string;
  @Texts({ min: 1, max: 20, length: 100, description: 'Places on the way, in order' }) readonly route!: string[];
  @Instant({ description: 'Start of the window in which the vehicle travels' }) readonly validFrom!: string;
  @Instant({ description: 'End of that window' }) readonly validUntil!: string;
}
export class PassIdentified {
  @Id() readonly passId!: string;
}
export class MaskedDriver {
  @Text(40, { example: '王**' }) readonly name!: string;
  @Text(20, { example: '138****1234' }) readonly mobile!: string;
}
/** What the latest decision on a pass was; `extend`, `revoke` and `withdraw` come after a grant. */
export const outcomes = ['grant', 'refuse', 'refer', 'extend', 'revoke', 'withdraw'] as const;
export class Reason {
  @Text(100, { description: 'Condition of the policy' }) readonly condition!: string;
  @Flag() readonly met!: boolean;
  @Text(500) readonly en!: string;
  @Text(500) readonly zh!: string;
}
export class PassDecision {
  @OneOf(outcomes) readonly outcome!: (typeof outcomes)[number];
  @Instant() readonly at!: string;
  @OneOf(['policy', 'officer', 'holder']) readonly by!: 'policy' | 'officer' | 'holder';
  @Optional() @Id() readonly officer?: string;
  @Optional() @Id({ description: 'Policy in force when the pass was asked for' }) readonly policy?: string;
  @Optional() @Text(2000) readonly reason?: string;
  @ListOf(() => Reason, { max: 50 }) readonly reasons!: Reason[];
}
export class PassView {
  @Id() readonly id!: string;
  @Optional() @Text(12, { description: 'Region (6) and serial (6); from the grant on' }) readonly number?: string | null;
  @OneOf(passStatuses) readonly status!: PassStatus;
  @Int(1, 1_000_000) readonly version!: number;
  @Plate() readonly plate!: string;
  @Nested(() => MaskedDriver) readonly driver!: MaskedDriver;
  @Nested(() => Cargo) readonly cargo!: Cargo;
  @Region() readonly origin!: string;
  @Region() readonly destination!: string;
  @Texts({ max: 20, length: 100 }) readonly route!: string[];
  @Instant() readonly validFrom!: string;
  @Instant() readonly validUntil!: string;
  @Instant() readonly requestedAt!: string;
  @Optional() @Nested(() => PassDecision) readonly decision?: PassDecision | null;
  @Optional() @Text(4000, { description: 'Text of the QR code, once sealed: shortly after the grant' }) readonly qr?: string | null;
}
export class PassList {
  @ListOf(() => PassView, { max: 200 }) readonly items!: PassView[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class ListPasses extends Page {
  @Optional() @OneOf(passStatuses) readonly status?: PassStatus;
}
export class ListPassQueue extends Page {
  @Optional() @OneOf(passStatuses, { description: '`requested` unless said' }) readonly status?: PassStatus;
  @Optional() @Region({ description: 'Narrower than the officer’s own region' }) readonly region?: string;
  @Optional() @Plate() readonly plate?: string;
}
export class DecidePass {
  @Id() readonly passId!: string;
  @Text(2000, { description: 'Shown to the applicant' }) readonly reason!: string;
}
export class ExtendPass {
  @Id() readonly passId!: string;
  @Instant() readonly validUntil!: string;
  @Text(2000) readonly reason!: string;
}
export class PassDriver {
  @Text(40) readonly name!: string;
  @Mobile() readonly mobile!: string;
  @Optional() @ResidentId() readonly residentId?: string | null;
}
export class ReadPassContacts {
  @Ids({ min: 1, max: 256 }) readonly passIds!: string[];
}
export class PassContact {
  @Id() readonly passId!: string;
  @Id() readonly holder!: string;
  @Mobile() readonly mobile!: string;
  @Plate() readonly plate!: string;
  @Optional() @Text(12) readonly number?: string | null;
  @OneOf(passStatuses) readonly status!: PassStatus;
  @Instant() readonly validFrom!: string;
  @Instant() readonly validUntil!: string;
  @Optional() @Text(2000) readonly reason?: string | null;
}
export class PassContacts {
  @ListOf(() => PassContact, { max: 256, description: 'Of the passes that there are' }) readonly items!: PassContact[];
}

// ---- the policy that decides at once --------------------------------------------------------------------------------

export class PassPolicyRules {
  @Int(1, 720, { description: 'Longest window that may be granted, in hours' }) readonly longestHours!: number;
  @Int(0, 720, { description: 'How far ahead a window may start, in hours' }) readonly aheadHours!: number;
  @Texts({ max: 20, words: cargoKinds, description: 'Cargo granted at once' }) readonly grantCargo!: CargoKind[];
  @Texts({ max: 20, words: cargoKinds, description: 'Cargo that never enters' }) readonly refuseCargo!: CargoKind[];
  @Texts({ max: 200, length: 6, description: 'Regions of origin that an officer looks at first' }) readonly referOrigins!: string[];
  @Texts({ max: 200, length: 6, description: 'Regions of origin that are closed' }) readonly refuseOrigins!: string[];
  @Int(20, 200, { description: 'Speed in km/h between two checkpoints above which a second scan cannot be the same vehicle' }) readonly plausibleSpeed!: number;
}
export class PublishPassPolicy {
  @Region({ description: 'Region of destination it is for' }) readonly region!: string;
  @Instant({ description: 'In force from here until the next one starts' }) readonly startsAt!: string;
  @Text(200) readonly title!: string;
  @Nested(() => PassPolicyRules) readonly rules!: PassPolicyRules;
}
export class PassPolicyView extends PublishPassPolicy {
  @Id() readonly id!: string;
  @Instant() readonly publishedAt!: string;
}
export class ListPassPolicies extends Page {
  @Optional() @Region() readonly region?: string;
}
export class PassPolicyList {
  @ListOf(() => PassPolicyView, { max: 200 }) readonly items!: PassPolicyView[];
  @Optional() @Text(300) readonly next?: string | null;
}

// ---- verification ---------------------------------------------------------------------------------------------------

export const verdicts = [
  'valid', 'not-yet-valid', 'expired', 'revoked', 'suspended', 'unknown-key', 'forged', 'malformed', 'status-unknown', 'status-stale',
] as const;
export class VerifyPass {
  @Text(4000, { description: 'Text of the QR code' }) readonly qr!: string;
  @Optional() @Id({ description: 'Checkpoint; with it the check is recorded as a scan' }) readonly checkpoint?: string;
}
export class Verification {
  @OneOf(verdicts) readonly verdict!: (typeof verdicts)[number];
  @Text(500, { description: 'For the inspector, in the language asked for' }) readonly message!: string;
  @Instant() readonly at!: string;
  @Optional() @Text(12) readonly number?: string | null;
  @Optional() @Plate() readonly plate?: string | null;
  @Optional() @Region() readonly destination?: string | null;
  @Optional() @Instant() readonly validFrom?: string | null;
  @Optional() @Instant() readonly validUntil?: string | null;
}
export class PassNumbered {
  @Text(12, { pattern: /^\d{12}$/, description: 'Number printed on the pass' }) readonly number!: string;
}
export class PassStatusView {
  @Text(12) readonly number!: string;
  @OneOf(passStatuses) readonly status!: PassStatus;
  @Text(10, { description: 'Plate with its middle hidden', example: '浙G***45' }) readonly plate!: string;
  @Region() readonly destination!: string;
  @Instant() readonly validFrom!: string;
  @Instant() readonly validUntil!: string;
}
export class RegisterCheckpoint {
  @Text(100) readonly name!: string;
  @Region() readonly region!: string;
  @Num(-90, 90, { description: 'Degrees, WGS 84' }) readonly latitude!: number;
  @Num(-180, 180, { description: 'Degrees, WGS 84' }) readonly longitude!: number;
}
export class CheckpointView extends RegisterCheckpoint {
  @Id() readonly id!: string;
}
export class ListCheckpoints extends Page {
  @Optional() @Region() readonly region?: string;
}
export class CheckpointList {
  @ListOf(() => CheckpointView, { max: 200 }) readonly items!: CheckpointView[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class ScanReport {
  @Id({ description: 'Made by the device; a scan sent twice is kept once' }) readonly id!: string;
  @Id() readonly checkpoint!: string;
  @Text(4000) readonly qr!: string;
  @Instant({ description: 'When the device read it' }) readonly at!: string;
  @OneOf(verdicts, { description: 'What the device decided' }) readonly verdict!: (typeof verdicts)[number];
  @Flag({ description: 'Decided without a network' }) readonly offline!: boolean;
}
export class SyncScans {
  @ListOf(() => ScanReport, { min: 1, max: 500 }) readonly scans!: ScanReport[];
}
export class ScanOutcome {
  @Id() readonly id!: string;
  @OneOf(['recorded', 'already-recorded', 'refused']) readonly outcome!: 'recorded' | 'already-recorded' | 'refused';
  @Optional() @Text(100, { description: 'Problem code of a refused scan' }) readonly code?: string;
  @Optional() @Text(500) readonly message?: string;
  @Optional() @Id({ description: 'Double-scan report that this scan gave rise to' }) readonly doubleScan?: string;
}
export class ScanOutcomes {
  @ListOf(() => ScanOutcome, { max: 500 }) readonly items!: ScanOutcome[];
}
export class SeenAt {
  @Id() readonly scan!: string;
  @Id() readonly checkpoint!: string;
  @Text(100) readonly name!: string;
  @Instant() readonly at!: string;
}
export class DoubleScanView {
  @Id() readonly id!: string;
  @Id() readonly passId!: string;
  @Text(12) readonly number!: string;
  @Plate() readonly plate!: string;
  @Nested(() => SeenAt) readonly first!: SeenAt;
  @Nested(() => SeenAt) readonly second!: SeenAt;
  @Num(0, 50_000, { description: 'Great-circle distance between the two' }) readonly kilometres!: number;
  @Num(0, 100_000_000, { description: 'Time between the two' }) readonly minutes!: number;
  @Instant() readonly reportedAt!: string;
}
export class ListDoubleScans extends Page {
  @Optional() @Id() readonly passId?: string;
}
export class DoubleScanList {
  @ListOf(() => DoubleScanView, { max: 200 }) readonly items!: DoubleScanView[];
  @Optional() @Text(300) readonly next?: string | null;
}

// ---- the catalogue --------------------------------------------------------------------------------------------------

export class Names {
  @Text(200) readonly zh!: string;
  @Text(300) readonly en!: string;
}
export class DepartmentRow {
  @Text(20, { pattern: /^[0-9A-Z]+$/ }) readonly code!: string;
  @Nested(() => Names) readonly name!: Names;
  @Region({ description: 'Region it serves, with all that lies in it' }) readonly region!: string;
  @Optional() @Day({ description: 'From this day on it takes no applications' }) readonly closedFrom?: string;
}
export class DepartmentView extends DepartmentRow {
  @Int(0, 1_000_000, { description: 'Matters in force today' }) readonly matters!: number;
}
export class DepartmentList {
  @ListOf(() => DepartmentView, { max: 100_000 }) readonly items!: DepartmentView[];
}
export class ThemeView {
  @Text(40, { pattern: /^[0-9a-z]+(-[0-9a-z]+)*$/ }) readonly code!: string;
  @Nested(() => Names) readonly name!: Names;
}
export class ThemeList {
  @ListOf(() => ThemeView, { max: 1000 }) readonly items!: ThemeView[];
}
export class Nothing {}
export const audiences = ['person', 'enterprise', 'both'] as const;
export const matterKinds = ['immediate', 'promised'] as const;
export class Material {
  @Text(40) readonly code!: string;
  @Nested(() => Names) readonly name!: Names;
  @Flag() readonly required!: boolean;
  @OneOf(['applicant', 'platform'], { description: '`platform`: already held, not asked again' }) readonly source!: 'applicant' | 'platform';
  @Texts({ min: 1, max: 10, length: 10 }) readonly formats!: string[];
}
export class Stage {
  @Nested(() => Names) readonly name!: Names;
  @Text(20) readonly department!: string;
  @Int(1, 20, { description: 'From 1 without a gap; stages of the same order are handled side by side' }) readonly order!: number;
}
export const matterEffects = ['issue', 'change', 'renew', 'replace', 'cancel'] as const;
export class IssuedCertificate {
  @Nested(() => Names) readonly name!: Names;
  @Optional() @Int(1, 1200, { description: 'Months for which it is valid; without it, until it is revoked' }) readonly validMonths?: number;
  @Flag({ description: 'Can be renewed before it ends; then `validMonths` is said' }) readonly renewable!: boolean;
}
export class Fee {
  @Money() readonly amount!: string;
  @Optional() @Text(300) readonly basis?: string;
}
export class LegalBasis {
  @Text(200) readonly name!: string;
  @Text(100) readonly article!: string;
}
export class Matter {
  @Text(31, { pattern: /^[0-9A-Z]{12,31}$/, description: 'Implementation code' }) readonly code!: string;
  @Nested(() => Names) readonly title!: Names;
  @Text(20) readonly department!: string;
  @Region() readonly region!: string;
  @OneOf(audiences) readonly audience!: (typeof audiences)[number];
  @OneOf(matterKinds, { description: '即办件 or 承诺件' }) readonly kind!: (typeof matterKinds)[number];
  @Int(0, 3650, { description: 'Working days that the law allows' }) readonly legalPeriod!: number;
  @Int(0, 3650, { description: 'Working days that are promised' }) readonly promisedPeriod!: number;
  @ListOf(() => Material, { max: 100 }) readonly materials!: Material[];
  @Json({ description: 'JSON Schema 2020-12 of the form' }) readonly form!: object;
  @Optional() @Json({ description: 'JSON Schema 2020-12: an immediate matter is granted at once where what is filled in satisfies this too; without it an officer decides' }) readonly atOnce?: object;
  @ListOf(() => Stage, { min: 1, max: 20 }) readonly stages!: Stage[];
  @Nested(() => Fee) readonly fee!: Fee;
  @Int(1, 4) readonly onlineDepth!: number;
  @ListOf(() => LegalBasis, { max: 20 }) readonly legalBasis!: LegalBasis[];
  @Texts({ max: 20, length: 40 }) readonly themes!: string[];
  @Day({ description: 'First day on which it stands so; until then the entry before it does' }) readonly validFrom!: string;
  @Optional() @Nested(() => IssuedCertificate, { description: 'The certificate that a grant gives or acts on; without it the decision is all there is' }) readonly certificate?: IssuedCertificate;
  @Optional() @OneOf(matterEffects, { description: 'What a grant does with that certificate; `issue` unless said' }) readonly effect?: (typeof matterEffects)[number];
  @Optional() @Int(1, 90, { description: 'Working days in which the applicant hands in what was asked for in addition; 10 unless said' }) readonly supplementPeriod?: number;
}
export class MatterSummary {
  @Text(31) readonly code!: string;
  @Nested(() => Names) readonly title!: Names;
  @Text(20) readonly department!: string;
  @OneOf(audiences) readonly audience!: (typeof audiences)[number];
  @OneOf(matterKinds) readonly kind!: (typeof matterKinds)[number];
  @Int(0, 3650) readonly promisedPeriod!: number;
}
export class ListMatters extends Page {
  @Optional() @Text(20) readonly department?: string;
  @Optional() @Text(40) readonly theme?: string;
  @Optional() @OneOf(audiences, { description: 'Matters for this audience, and those for both' }) readonly audience?: (typeof audiences)[number];
  @Optional() @OneOf(matterKinds) readonly kind?: (typeof matterKinds)[number];
}
export class MatterList {
  @ListOf(() => MatterSummary, { max: 200 }) readonly items!: MatterSummary[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class MatterCoded {
  @Text(31, { pattern: /^[0-9A-Z]{12,31}$/ }) readonly code!: string;
}
export class ImportCatalogue {
  @OneOf(['departments', 'themes', 'matters'], { description: 'What the rows are' }) readonly kind!: 'departments' | 'themes' | 'matters';
  @Optional() @Flag({ description: 'Import the good rows although others are faulty' }) readonly partial?: boolean;
  @Optional() @Flag({ description: 'Report only' }) readonly dryRun?: boolean;
}
export class RowFault {
  @Optional() @Int(1, 1000, { description: 'Part of an import in parts' }) readonly part?: number;
  @Int(1, 10_000_000, { description: 'Line, from 1' }) readonly line!: number;
  @Text(300) readonly path!: string;
  @Text(100) readonly code!: string;
  @Text(1000) readonly message!: string;
}
export class ImportReport {
  @Int(0, 10_000_000) readonly rows!: number;
  @Int(0, 10_000_000, { description: 'Rows imported; of a dry run, rows that would be' }) readonly imported!: number;
  @Int(0, 10_000_000, { description: 'Rows equal to what is already there' }) readonly unchanged!: number;
  @Int(0, 10_000_000, { description: 'Rows with a fault' }) readonly faulty!: number;
  @ListOf(() => RowFault, { max: 10_000 }) readonly faults!: RowFault[];
  @Int(0, 100_000_000, { description: 'Faults that the list, which ends at 10,000, leaves out' }) readonly unlisted!: number;
}

export class RetireMatter {
  @Text(31, { pattern: /^[0-9A-Z]{12,31}$/ }) readonly code!: string;
  @Day({ description: 'First day on which it is no longer offered; today or later' }) readonly from!: string;
  @Text(500, { description: 'Kept in the audit log' }) readonly reason!: string;
}
export class MatterRetirement {
  @Text(31) readonly code!: string;
  @Day() readonly from!: string;
}
export class ImportSampleOf {
  @OneOf(['departments', 'themes', 'matters']) readonly kind!: 'departments' | 'themes' | 'matters';
}
export class OpenImport {
  @OneOf(['departments', 'themes', 'matters'], { description: 'What the rows are' }) readonly kind!: 'departments' | 'themes' | 'matters';
}
export class ImportIdentified {
  @Id() readonly importId!: string;
}
export class AddImportPart {
  @Id() readonly importId!: string;
  @Int(1, 1000, { description: 'Number of the part; one sent again takes the place of the one before' }) readonly part!: number;
}
export class PublishImport {
  @Id() readonly importId!: string;
  @Optional() @Flag({ description: 'Import the good rows although others are faulty' }) readonly partial?: boolean;
}
export class ImportPart {
  @Int(1, 1000) readonly part!: number;
  @Int(0, 10_000_000) readonly rows!: number;
  @Int(0, 10_000_000) readonly faulty!: number;
}
export const importStatuses = ['open', 'published', 'dropped'] as const;
export class ImportView {
  @Id() readonly id!: string;
  @OneOf(['departments', 'themes', 'matters']) readonly kind!: 'departments' | 'themes' | 'matters';
  @OneOf(importStatuses, { description: '`dropped`: not published within seven days' }) readonly status!: (typeof importStatuses)[number];
  @Instant() readonly openedAt!: string;
  @ListOf(() => ImportPart, { max: 1000 }) readonly parts!: ImportPart[];
}

// ---- facts ----------------------------------------------------------------------------------------------------------

export class PassFact {
  @Id() readonly passId!: string;
  @Region() readonly destination!: string;
}
export class PassGranted extends PassFact {
  @Text(12) readonly number!: string;
  @Plate() readonly plate!: string;
  @Region() readonly origin!: string;
  @Instant() readonly validFrom!: string;
  @Instant() readonly validUntil!: string;
}
export class PassNumberedFact extends PassFact {
  @Optional() @Text(12) readonly number?: string;
}
export class DoubleScanReported extends PassFact {
  @Id() readonly doubleScanId!: string;
  @Text(12) readonly number!: string;
}
export class MattersChanged {
  @Texts({ max: 100_000, length: 31 }) readonly codes!: string[];
}

// ---- declarations ---------------------------------------------------------------------------------------------------

export const permitsProblems = {
  passNotFound: problem('pass.not-found', 'not-found', { en: 'No such pass', zh: '没有这张通行证' }),
  passWrongState: problem('pass.wrong-state', 'conflict', { en: 'The pass is in a state that does not allow this', zh: '通行证当前状态不允许此操作' }),
  passOverlap: problem('pass.already-live', 'conflict', { en: 'This vehicle already has a live pass for that time', zh: '该车辆在此时段已有有效通行证' }),
  passWindow: problem('pass.window-invalid', 'invalid', { en: 'The window is not usable', zh: '通行时段有误' }),
  passExtension: problem('pass.extension-refused', 'conflict', { en: 'The policy does not allow this extension', zh: '政策不允许此次延期' }),
  numbersExhausted: problem('pass.numbers-exhausted', 'conflict', { en: 'The region has no pass numbers left', zh: '该区域通行证号码已用尽' }),
  regionUnknown: problem('region.unknown', 'invalid', { en: 'No such region', zh: '没有这个行政区划' }),
  noPolicy: problem('pass.no-policy', 'conflict', { en: 'The region has no policy in force', zh: '该区域没有生效的通行政策' }),
  policyOverlap: problem('pass-policy.already-starts', 'conflict', { en: 'Another policy of the region starts at that time', zh: '该区域在此时刻已有另一政策生效' }),
  policyPast: problem('pass-policy.starts-in-past', 'invalid', { en: 'A policy cannot start in the past', zh: '政策不能在过去生效' }),
  otherRegion: problem('officer.other-region', 'forbidden', { en: 'This belongs to officers of another region', zh: '此事项属于其他区域的工作人员' }),
  checkpointUnknown: problem('checkpoint.unknown', 'invalid', { en: 'No such checkpoint', zh: '没有这个检查点' }),
  scanInFuture: problem('scan.in-future', 'invalid', { en: 'The scan lies in the future', zh: '扫码时间在未来' }),
  scanUnreadable: problem('scan.unreadable', 'invalid', { en: 'The QR code is not that of a pass', zh: '不是通行证二维码' }),
  scanIdTaken: problem('scan.id-taken', 'conflict', { en: 'Another scan has this id', zh: '该编号已用于另一次扫码' }),
  matterNotFound: problem('matter.not-found', 'not-found', { en: 'No such matter', zh: '没有这个事项' }),
  retiresInPast: problem('matter.retires-in-past', 'invalid', { en: 'A matter retires today or later', zh: '事项停办日期不得早于今天' }),
  importNotFound: problem('catalogue-import.not-found', 'not-found', { en: 'No such import', zh: '没有这次导入' }),
  importNotOpen: problem('catalogue-import.not-open', 'conflict', { en: 'The import has been published or dropped', zh: '该次导入已发布或已作废' }),
  importFaulty: problem('catalogue.rows-faulty', 'unprocessable', { en: 'Rows are faulty; nothing was imported', zh: '存在错误行，未导入任何内容' }),
} as const;
const p = permitsProblems;
/** What a table of the catalogue may be sent as. */
export const tableFormats = ['application/x-ndjson', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;
const officers = ['officer'] as const;

const passDecided = fact({ subject: 'permits.pass.refused.v1', summary: 'An entry pass was refused', payload: PassFact, readBy: ['delivery'], partners: true });
const passGranted = fact({ subject: 'permits.pass.granted.v1', summary: 'An entry pass was granted', payload: PassGranted, readBy: ['documents', 'delivery', 'gateway'], partners: true });
const passRevoked = fact({ subject: 'permits.pass.revoked.v1', summary: 'An entry pass was revoked', payload: PassNumberedFact, readBy: ['documents', 'delivery', 'gateway'], partners: true });
const passExtended = fact({ subject: 'permits.pass.extended.v1', summary: 'The window of a pass was extended', payload: PassGranted, readBy: ['documents', 'delivery', 'gateway'], partners: true });
const passExpired = fact({ subject: 'permits.pass.expired.v1', summary: 'The window of a pass ended', payload: PassNumberedFact, readBy: ['gateway'], partners: true });
const passLapsed = fact({ subject: 'permits.pass.lapsed.v1', summary: 'The window of a pass ended before anybody had decided on it', payload: PassFact, readBy: ['delivery'], partners: true });
const passWithdrawn = fact({ subject: 'permits.pass.withdrawn.v1', summary: 'An entry pass was withdrawn', payload: PassNumberedFact, readBy: ['documents', 'gateway'], partners: true });
const mattersChanged = fact({ subject: 'permits.matters.changed.v1', summary: 'Entries of the catalogue were published or changed', payload: MattersChanged, readBy: ['gateway'] });
const passRequested = fact({ subject: 'permits.pass.requested.v1', summary: 'An entry pass was asked for and waits for an officer', payload: PassFact, readBy: ['delivery'], partners: true });
const numberTag = (data: { number?: string }) => data.number ?? [];

const readPass = operation({
  subject: 'permits.pass.read.v1', summary: 'Read an entry pass',
  http: { method: 'GET', path: '/v1/permits/passes/:passId', status: 200 },
  access: { actors: ['person', 'enterprise', 'officer'], scope: 'permits:read' },
  request: PassIdentified, response: PassView, versioned: true, problems: [p.passNotFound],
});

/** Joined with the service's other operations in `permits-service.ts`. */
export const passesAndCatalogue = {
  // entry pass, applicant
  requestPass: operation({
    subject: 'permits.pass.request.v1', summary: 'Ask for an entry pass',
    description: 'Decided at once by the policy of the destination, or referred to its officers; also referred where no policy is in force.',
    http: { method: 'POST', path: '/v1/permits/passes', status: 201 },
    access: { actors: ['person', 'enterprise'], scope: 'permits:apply' },
    request: RequestPass, response: PassView, versioned: true,
    problems: [p.passOverlap, p.passWindow, p.regionUnknown, p.numbersExhausted],
  }),
  readPass,
  passEvents: live({
    of: readPass, summary: 'Hear live what happens to an entry pass', facts: [passRequested, passGranted, passDecided, passRevoked, passExtended, passExpired, passLapsed, passWithdrawn],
    wanted: r => r.passId, about: data => data.passId,
  }),
  listPasses: operation({
    subject: 'permits.pass.list.v1', summary: 'List one’s own entry passes, newest first',
    http: { method: 'GET', path: '/v1/permits/passes', status: 200 },
    access: { actors: ['person', 'enterprise'], scope: 'permits:read' },
    request: ListPasses, response: PassList,
  }),
  drawPassQr: operation({
    subject: 'permits.pass.draw-qr.v1', summary: 'Draw the QR code of a granted pass',
    http: { method: 'GET', path: '/v1/permits/passes/:passId/qr.svg', status: 200, produces: 'image/svg+xml' },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'permits:read' },
    request: PassIdentified, problems: [p.passNotFound, p.passWrongState],
  }),
  withdrawPass: operation({
    subject: 'permits.pass.withdraw.v1', summary: 'Withdraw a request or hand back a pass',
    http: { method: 'POST', path: '/v1/permits/passes/:passId/withdraw', status: 200 },
    access: { actors: ['person', 'enterprise'], scope: 'permits:apply' },
    request: PassIdentified, response: PassView, versioned: true, problems: [p.passNotFound, p.passWrongState, general.stale],
  }),
  extendPass: operation({
    subject: 'permits.pass.extend.v1', summary: 'Extend the window of a granted pass',
    description: 'The holder within what the policy allows; an officer of the destination beyond it.',
    http: { method: 'POST', path: '/v1/permits/passes/:passId/extend', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'permits:extend' },
    request: ExtendPass, response: PassView, versioned: true,
    problems: [p.passNotFound, p.passWrongState, p.passOverlap, p.passWindow, p.passExtension, p.noPolicy, p.otherRegion, general.stale],
  }),
  // entry pass, back office
  listPassQueue: operation({
    subject: 'permits.pass.queue.v1', summary: 'Passes of the officer’s region, oldest first',
    http: { method: 'GET', path: '/v1/permits/pass-queue', status: 200 },
    access: { actors: officers, scope: 'permits:decide' }, request: ListPassQueue, response: PassList, problems: [p.otherRegion],
  }),
  grantPass: operation({
    subject: 'permits.pass.grant.v1', summary: 'Grant a requested entry pass',
    http: { method: 'POST', path: '/v1/permits/passes/:passId/grant', status: 200 },
    access: { actors: officers, scope: 'permits:decide' }, request: DecidePass, response: PassView, versioned: true,
    problems: [p.passNotFound, p.passWrongState, p.otherRegion, p.numbersExhausted, general.stale],
  }),
  refusePass: operation({
    subject: 'permits.pass.refuse.v1', summary: 'Refuse a requested entry pass',
    http: { method: 'POST', path: '/v1/permits/passes/:passId/refuse', status: 200 },
    access: { actors: officers, scope: 'permits:decide' }, request: DecidePass, response: PassView, versioned: true,
    problems: [p.passNotFound, p.passWrongState, p.otherRegion, general.stale],
  }),
  revokePass: operation({
    subject: 'permits.pass.revoke.v1', summary: 'Revoke a granted entry pass',
    http: { method: 'POST', path: '/v1/permits/passes/:passId/revoke', status: 200 },
    access: { actors: officers, scope: 'permits:decide' }, request: DecidePass, response: PassView, versioned: true,
    problems: [p.passNotFound, p.passWrongState, p.otherRegion, general.stale],
  }),
  readPassDriver: operation({
    subject: 'permits.pass.read-driver.v1', summary: 'Read the driver’s personal data; recorded in the audit log',
    http: { method: 'GET', path: '/v1/permits/passes/:passId/driver', status: 200 },
    access: { actors: officers, scope: 'permits:decide' }, request: PassIdentified, response: PassDriver, problems: [p.passNotFound, p.otherRegion],
  }),
  readPassContacts: operation({
    subject: 'permits.pass.read-contacts.v1', summary: 'What messages to drivers need',
    access: { services: ['delivery'] }, request: ReadPassContacts, response: PassContacts,
  }),
  publishPassPolicy: operation({
    subject: 'permits.pass-policy.publish.v1', summary: 'Publish a dated pass policy for a region',
    http: { method: 'POST', path: '/v1/permits/pass-policies', status: 201 },
    access: { actors: ['officer', 'operator'], scope: 'permits:policy' }, request: PublishPassPolicy, response: PassPolicyView,
    problems: [p.regionUnknown, p.policyOverlap, p.policyPast, p.otherRegion],
  }),
  listPassPolicies: operation({
    subject: 'permits.pass-policy.list.v1', summary: 'Pass policies in force and to come',
    http: { method: 'GET', path: '/v1/permits/pass-policies', status: 200 },
    access: { public: true }, request: ListPassPolicies, response: PassPolicyList,
  }),
  // verification
  verifyPass: operation({
    subject: 'permits.pass.verify.v1', summary: 'Check a pass online by its QR code',
    http: { method: 'POST', path: '/v1/permits/verifications', status: 200 },
    access: { actors: officers, scope: 'permits:inspect' }, request: VerifyPass, response: Verification, problems: [p.checkpointUnknown],
  }),
  readPassStatus: operation({
    subject: 'permits.pass.read-status.v1', summary: 'Public status of a pass by its number, without the driver',
    http: { method: 'GET', path: '/v1/permits/pass-status/:number', status: 200 },
    access: { public: true }, request: PassNumbered, response: PassStatusView, versioned: true, problems: [p.passNotFound],
    edge: {
      seconds: 1, tag: r => r.number,
      invalidatedBy: [{ fact: passGranted, tag: numberTag }, { fact: passRevoked, tag: numberTag }, { fact: passExtended, tag: numberTag }, { fact: passExpired, tag: numberTag }, { fact: passWithdrawn, tag: numberTag }],
    },
  }),
  registerCheckpoint: operation({
    subject: 'permits.checkpoint.register.v1', summary: 'Register a checkpoint',
    http: { method: 'POST', path: '/v1/permits/checkpoints', status: 201 },
    access: { actors: ['officer', 'operator'], scope: 'permits:policy' }, request: RegisterCheckpoint, response: CheckpointView, problems: [p.regionUnknown, p.otherRegion],
  }),
  listCheckpoints: operation({
    subject: 'permits.checkpoint.list.v1', summary: 'List checkpoints',
    http: { method: 'GET', path: '/v1/permits/checkpoints', status: 200 },
    access: { actors: ['officer', 'operator', 'app'], scope: 'permits:inspect' }, request: ListCheckpoints, response: CheckpointList,
  }),
  syncScans: operation({
    subject: 'permits.scan.sync.v1', summary: 'Hand in scans, also those made offline; each has its own outcome',
    description: 'The problems are those of single scans: they stand in the outcome of the scan, and the others are recorded.',
    http: { method: 'POST', path: '/v1/permits/scans', status: 200, bodyLimit: 2_500_000 },
    access: { actors: ['officer', 'app'], scope: 'permits:inspect' }, request: SyncScans, response: ScanOutcomes, problems: [p.checkpointUnknown, p.scanInFuture, p.scanUnreadable, p.scanIdTaken], deadline: 15_000,
  }),
  listDoubleScans: operation({
    subject: 'permits.double-scan.list.v1', summary: 'Passes seen at two places at once, newest first',
    http: { method: 'GET', path: '/v1/permits/double-scans', status: 200 },
    access: { actors: officers, scope: 'permits:decide' }, request: ListDoubleScans, response: DoubleScanList,
  }),
  // catalogue
  listDepartments: operation({
    subject: 'permits.department.list.v1', summary: 'Departments and how many matters each has',
    http: { method: 'GET', path: '/v1/permits/departments', status: 200 },
    access: { public: true }, request: Nothing, response: DepartmentList, edge: { seconds: 1, invalidatedBy: [{ fact: mattersChanged }] },
  }),
  listThemes: operation({
    subject: 'permits.theme.list.v1', summary: 'Themes that group matters',
    http: { method: 'GET', path: '/v1/permits/themes', status: 200 },
    access: { public: true }, request: Nothing, response: ThemeList, edge: { seconds: 1, invalidatedBy: [{ fact: mattersChanged }] },
  }),
  listMatters: operation({
    subject: 'permits.matter.list.v1', summary: 'Service matters by code',
    http: { method: 'GET', path: '/v1/permits/matters', status: 200 },
    access: { public: true }, request: ListMatters, response: MatterList, edge: { seconds: 1, invalidatedBy: [{ fact: mattersChanged }] },
  }),
  readMatter: operation({
    subject: 'permits.matter.read.v1', summary: 'One service matter: guide, materials, form, periods, legal basis',
    http: { method: 'GET', path: '/v1/permits/matters/:code', status: 200 },
    access: { public: true }, request: MatterCoded, response: Matter, versioned: true, problems: [p.matterNotFound],
    edge: { seconds: 1, tag: r => r.code, invalidatedBy: [{ fact: mattersChanged, tag: (data: MattersChanged) => data.codes }] },
  }),
  importCatalogue: operation({
    subject: 'permits.catalogue.import.v1', summary: 'Import departments, themes or matters from JSON Lines, CSV or XLSX',
    description:
      'Every faulty row is reported with its line; nothing is imported in part unless `partial` asks for it. An officer needs the role `head`, and imports for their own region. ' +
      'CSV is UTF-8, or what its `charset` says, such as `text/csv; charset=gb18030`.',
    http: { method: 'POST', path: '/v1/permits/catalogue/import', status: 200, accepts: tableFormats, bodyLimit: 8_000_000 },
    access: { actors: ['operator', 'officer'], scope: 'permits:catalogue' }, request: ImportCatalogue, response: ImportReport,
    problems: [p.importFaulty], deadline: 60_000,
  }),
  readImportSample: operation({
    subject: 'permits.catalogue.read-import-sample.v1', summary: 'A table to start from: three rows as an import reads them',
    description: 'CSV in UTF-8 with a byte order mark, so that a spreadsheet opens it; saved as XLSX it is read the same.',
    http: { method: 'GET', path: '/v1/permits/catalogue/import-samples/:kind', status: 200, produces: 'text/csv' },
    access: { public: true }, request: ImportSampleOf,
  }),
  openImport: operation({
    subject: 'permits.catalogue-import.open.v1', summary: 'Open an import of more rows than one request holds',
    description: 'Its parts are sent one after the other, each a table of its own, and take effect together when it is published. It is dropped after seven days.',
    http: { method: 'POST', path: '/v1/permits/catalogue/imports', status: 201 },
    access: { actors: ['operator', 'officer'], scope: 'permits:catalogue' }, request: OpenImport, response: ImportView,
  }),
  addImportPart: operation({
    subject: 'permits.catalogue-import.add-part.v1', summary: 'Add a part to an import; its faulty rows are reported at once',
    http: { method: 'POST', path: '/v1/permits/catalogue/imports/:importId/parts/:part', status: 200, accepts: tableFormats, bodyLimit: 8_000_000 },
    access: { actors: ['operator', 'officer'], scope: 'permits:catalogue' }, request: AddImportPart, response: ImportReport,
    problems: [p.importNotFound, p.importNotOpen], deadline: 60_000,
  }),
  publishImport: operation({
    subject: 'permits.catalogue-import.publish.v1', summary: 'Publish an import: all its parts at once, or nothing',
    description: 'Nothing is imported in part unless `partial` asks for it. A hundred thousand matters take minutes: where the answer does not come in time, the status of the import says whether it was published.',
    http: { method: 'POST', path: '/v1/permits/catalogue/imports/:importId/publish', status: 200 },
    access: { actors: ['operator', 'officer'], scope: 'permits:catalogue' }, request: PublishImport, response: ImportReport,
    problems: [p.importNotFound, p.importNotOpen, p.importFaulty], deadline: 300_000,
  }),
  readImport: operation({
    subject: 'permits.catalogue-import.read.v1', summary: 'What has arrived of an import in parts',
    http: { method: 'GET', path: '/v1/permits/catalogue/imports/:importId', status: 200 },
    access: { actors: ['operator', 'officer'], scope: 'permits:catalogue' }, request: ImportIdentified, response: ImportView, problems: [p.importNotFound],
  }),
  retireMatter: operation({
    subject: 'permits.matter.retire.v1', summary: 'Offer a matter no longer from a day on; cases that run keep their version',
    description: 'A version that is published later, with a first day on or after that day, offers it again.',
    http: { method: 'POST', path: '/v1/permits/matters/:code/retire', status: 200 },
    access: { actors: ['operator', 'officer'], scope: 'permits:catalogue' }, request: RetireMatter, response: MatterRetirement,
    problems: [p.matterNotFound, p.retiresInPast, p.otherRegion],
  }),
  // facts
  passRequested,
  passGranted,
  passRefused: passDecided,
  passRevoked,
  passExtended,
  passExpired,
  passLapsed,
  passWithdrawn,
  doubleScanReported: fact({ subject: 'permits.double-scan.reported.v1', summary: 'A pass was seen at two places at once', payload: DoubleScanReported, readBy: ['delivery'] }),
  mattersChanged,
} as const;
