import { problem } from '@counterless/kernel';
import { actorKinds, type ActorKind } from './actor.ts';
import { fact } from './fact.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { MatterCoded, matterKinds, Names, permitsProblems } from './permits.ts';
import { general } from './problems.ts';
import { Day, Flag, Id, Instant, Int, Json, ListOf, Mobile, Nested, OneOf, Optional, Region, Text, Texts } from './vocabulary.ts';

// ---- what a case is ---------------------------------------------------------------------------------------------------

/** Life of a case (办件): `not-accepted` 不予受理, `lapsed` what was asked for never came, `expired` a draft that was never submitted. */
export const caseStatuses = [
  'draft', 'submitted', 'supplement', 'accepted', 'suspended', 'granted', 'refused', 'not-accepted', 'withdrawn', 'lapsed', 'expired',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];
export const taskKinds = ['acceptance', 'stage', 'decision'] as const;
export const taskStates = ['waiting', 'open', 'done', 'dropped'] as const;
export const stageOutcomes = ['agree', 'disagree'] as const;
export const decisionOutcomes = ['grant', 'refuse', 'not-accept'] as const;
export const decisionMakers = ['officer', 'form-rules', 'clock'] as const;

const matterCode = { pattern: /^[0-9A-Z]{12,31}$/, description: 'Implementation code of the matter' } as const;

export class CaseMaterial {
  @Text(40, { description: 'Code of the material, as the matter lists it' }) readonly code!: string;
  @Id({ description: 'File that was uploaded to documents' }) readonly fileId!: string;
}
export class CaseContact {
  @Text(50) readonly name!: string;
  @Mobile({ description: 'Where messages about the case go' }) readonly mobile!: string;
}
export class DraftCase {
  @Text(31, matterCode) readonly matter!: string;
  @Optional() @Json({ description: 'What is filled in so far; what the platform holds is filled in by itself' }) readonly form?: Record<string, unknown>;
  @Optional() @ListOf(() => CaseMaterial, { max: 200 }) readonly materials?: CaseMaterial[];
  @Optional() @Nested(() => CaseContact, { description: 'What identity holds unless said' }) readonly contact?: CaseContact;
  @Optional() @Id({ description: 'Earlier case whose certificate is to be renewed' }) readonly renews?: string;
}
export class ChangeDraft {
  @Id() readonly caseId!: string;
  @Optional() @Json({ description: 'Takes the place of the whole form' }) readonly form?: Record<string, unknown>;
  @Optional() @ListOf(() => CaseMaterial, { max: 200, description: 'Takes the place of the whole list' }) readonly materials?: CaseMaterial[];
  @Optional() @Nested(() => CaseContact) readonly contact?: CaseContact;
}
export class CaseIdentified {
  @Id() readonly caseId!: string;
}
export class CaseFault {
  @Text(300, { description: 'JSON path' }) readonly path!: string;
  @Text(100) readonly code!: string;
  @Text(1000) readonly message!: string;
}
export class CaseCheck {
  @Flag({ description: 'It could be submitted as it is' }) readonly ready!: boolean;
  @Int(1, 1_000_000, { description: 'Version of the matter it was checked against' }) readonly matterVersion!: number;
  @Flag({ description: 'Would be decided at once' }) readonly atOnce!: boolean;
  @ListOf(() => CaseFault, { max: 500, description: 'All that is wrong' }) readonly faults!: CaseFault[];
}
export class CaseTaskView {
  @Id() readonly id!: string;
  @OneOf(taskKinds) readonly kind!: (typeof taskKinds)[number];
  @Int(0, 21, { description: 'Tasks of one order stand side by side' }) readonly order!: number;
  @Nested(() => Names) readonly name!: Names;
  @Text(20) readonly department!: string;
  @OneOf(taskStates, { description: '`dropped`: no longer needed' }) readonly state!: (typeof taskStates)[number];
  @Optional() @OneOf(stageOutcomes) readonly outcome?: (typeof stageOutcomes)[number] | null;
  @Optional() @Instant() readonly openedAt?: string | null;
  @Optional() @Instant() readonly endedAt?: string | null;
}
export class CaseDues {
  @Optional() @Day({ description: 'Draft: kept until the end of this day' }) readonly draft?: string | null;
  @Optional() @Day({ description: 'What is missing is asked for by then, or the case counts as accepted' }) readonly correction?: string | null;
  @Optional() @Day({ description: 'The applicant hands in what was asked for by then' }) readonly supplement?: string | null;
  @Optional() @Day({ description: 'Promised; none while the clock stands still' }) readonly promised?: string | null;
  @Optional() @Day({ description: 'By law; none while the clock stands still' }) readonly legal?: string | null;
  @Optional() @Day({ description: 'The certificate is handed over by then' }) readonly delivery?: string | null;
  @Optional() @Day({ description: 'Last day of the certificate to be renewed: without a decision it counts as renewed' }) readonly renewal?: string | null;
}
export class SupplementItem {
  @Text(300, { description: 'JSON path into the form, or the code of a material' }) readonly what!: string;
  @Text(1000) readonly reason!: string;
}
export class CaseSupplement {
  @Instant() readonly askedAt!: string;
  @ListOf(() => SupplementItem, { max: 100 }) readonly items!: SupplementItem[];
  @Optional() @Instant() readonly handedInAt?: string | null;
}
export class CaseRemedy {
  @OneOf(['reconsideration', 'suit']) readonly kind!: 'reconsideration' | 'suit';
  @Nested(() => Names) readonly name!: Names;
  @Nested(() => Names) readonly article!: Names;
  @Day({ description: 'Last day, counted from the day of the decision' }) readonly until!: string;
}
export class CaseDecision {
  @OneOf(decisionOutcomes) readonly outcome!: (typeof decisionOutcomes)[number];
  @Instant() readonly at!: string;
  @OneOf(decisionMakers, { description: '`form-rules`: at once, by the rules of the matter; `clock`: silence counts as a grant' }) readonly by!: (typeof decisionMakers)[number];
  @Optional() @Id() readonly officer?: string | null;
  @Text(2000) readonly reason!: string;
  @Optional() @Text(2000, { description: 'Why it came after the promised or the legal day' }) readonly overrun?: string | null;
  @ListOf(() => CaseRemedy, { max: 2, description: 'Of a refusal' }) readonly remedies!: CaseRemedy[];
}
export const certificateEffects = ['issue', 'change', 'renew', 'replace', 'cancel'] as const;
export class CaseCertificate {
  @Id() readonly certificateId!: string;
  @Text(60) readonly number!: string;
  @Instant() readonly sealedAt!: string;
  @Optional() @Instant() readonly revokedAt?: string | null;
  @Optional() @Instant({ description: 'When another certificate took its place' }) readonly supersededAt?: string | null;
}
export class CaseView {
  @Id() readonly id!: string;
  @Int(1, 1_000_000) readonly version!: number;
  @OneOf(caseStatuses) readonly status!: CaseStatus;
  @Text(31) readonly matter!: string;
  @Int(1, 1_000_000, { description: 'Version of the matter that the case goes by: of a draft the one in force at its last change' }) readonly matterVersion!: number;
  @Nested(() => Names) readonly title!: Names;
  @OneOf(matterKinds) readonly kind!: (typeof matterKinds)[number];
  @Text(20, { description: 'Lead department' }) readonly department!: string;
  @Region() readonly region!: string;
  @Id() readonly applicant!: string;
  @Optional() @Text(100, { description: 'Who acts for the applicant, when somebody does' }) readonly representative?: string | null;
  @ListOf(() => CaseMaterial, { max: 200 }) readonly materials!: CaseMaterial[];
  @Optional() @Id() readonly renews?: string | null;
  @ListOf(() => CaseTaskView, { max: 25 }) readonly tasks!: CaseTaskView[];
  @Nested(() => CaseDues) readonly dues!: CaseDues;
  @Optional() @Nested(() => CaseSupplement) readonly supplement?: CaseSupplement | null;
  @Optional() @Nested(() => CaseDecision) readonly decision?: CaseDecision | null;
  @Optional() @Nested(() => CaseCertificate, { description: 'Once sealed: shortly after the grant' }) readonly certificate?: CaseCertificate | null;
  @Flag({ description: 'Accepted because nothing was said in time' }) readonly deemedAccepted!: boolean;
  @Instant() readonly draftedAt!: string;
  @Optional() @Instant() readonly submittedAt?: string | null;
  @Optional() @Instant() readonly acceptedAt?: string | null;
  @Optional() @Instant() readonly decidedAt?: string | null;
  @Optional() @Instant({ description: 'Nothing more is owed: refused, ended, or granted and the certificate handed over' }) readonly closedAt?: string | null;
}
export class CaseList {
  @ListOf(() => CaseView, { max: 200 }) readonly items!: CaseView[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class ListCases extends Page {
  @Optional() @OneOf(caseStatuses) readonly status?: CaseStatus;
}
export class StageOpinion {
  @Id() readonly taskId!: string;
  @OneOf(stageOutcomes) readonly outcome!: (typeof stageOutcomes)[number];
  @Text(2000) readonly opinion!: string;
}
export class CaseContent {
  @Id() readonly caseId!: string;
  @Json() readonly form!: Record<string, unknown>;
  @Optional() @Nested(() => CaseContact) readonly contact?: CaseContact | null;
  @ListOf(() => StageOpinion, { max: 25, description: 'What departments said to each other; for officers only' }) readonly opinions!: StageOpinion[];
}
export class CaseEvent {
  @Int(1, 100_000) readonly place!: number;
  @Text(60) readonly what!: string;
  @Instant() readonly at!: string;
  @OneOf([...actorKinds, 'clock', 'service']) readonly byKind!: ActorKind | 'clock' | 'service';
  @Optional() @Text(100) readonly by?: string | null;
  @Optional() @Json({ description: 'Act chain, when somebody acted for another' }) readonly act?: Record<string, unknown> | null;
  @Optional() @Json() readonly detail?: Record<string, unknown> | null;
}
export class CaseHistory {
  @ListOf(() => CaseEvent, { max: 10_000, description: 'In the order in which it happened' }) readonly items!: CaseEvent[];
}
export const dueKinds = ['draft', 'correction', 'supplement', 'promised', 'legal', 'delivery', 'renewal', 'reconsideration', 'suit'] as const;
export class ExplainedDate {
  @OneOf(dueKinds) readonly kind!: (typeof dueKinds)[number];
  @Optional() @Day({ description: 'None while the clock stands still' }) readonly due?: string | null;
  @Text(8000, { description: 'Why it is this day, in the language asked for' }) readonly text!: string;
  @Optional() @Json({ description: 'The same as data: rule, article, start, what was counted and what was not' }) readonly why?: Record<string, unknown> | null;
}
export class CaseDates {
  @ListOf(() => ExplainedDate, { max: 20 }) readonly items!: ExplainedDate[];
}

export class HandOverCase {
  @Id() readonly caseId!: string;
  @Optional() @Nested(() => CaseContact, { description: 'What identity holds of whoever takes it over unless said' }) readonly contact?: CaseContact;
}
export class AskSupplement {
  @Id() readonly caseId!: string;
  @ListOf(() => SupplementItem, { min: 1, max: 100, description: 'Everything that is missing: it is asked for once' }) readonly items!: SupplementItem[];
}
export class DeclineCase {
  @Id() readonly caseId!: string;
  @Text(2000) readonly reason!: string;
}
export class CompleteStage {
  @Id() readonly caseId!: string;
  @Id() readonly taskId!: string;
  @OneOf(stageOutcomes) readonly outcome!: (typeof stageOutcomes)[number];
  @Text(2000, { description: 'For the lead department; the applicant does not read it' }) readonly opinion!: string;
}
export class DecideCase {
  @Id() readonly caseId!: string;
  @Text(2000, { description: 'Shown to the applicant' }) readonly reason!: string;
  @Optional() @Text(2000, { description: 'Needed after the promised or the legal day: why it comes later' }) readonly overrun?: string;
}
export const suspensionReasons = ['hearing', 'tender', 'auction', 'inspection', 'testing', 'quarantine', 'appraisal', 'expert-review'] as const;
export class SuspendCase {
  @Id() readonly caseId!: string;
  @OneOf(suspensionReasons, { description: 'What takes time that is not counted, 行政许可法 45' }) readonly reason!: (typeof suspensionReasons)[number];
  @Text(2000, { description: 'Told to the applicant, with how long it is going to take' }) readonly explanation!: string;
}
export class AskExtension {
  @Id() readonly caseId!: string;
  @Int(1, 15, { description: 'Working days; 10 at most, 15 where departments decide together' }) readonly days!: number;
  @Text(2000, { description: 'Told to the applicant' }) readonly reason!: string;
}
export class AnswerExtension {
  @Id() readonly caseId!: string;
  @Flag() readonly approve!: boolean;
}

export class CasePrefilled {
  @Int(1, 1_000_000) readonly matterVersion!: number;
  @Json({ description: 'What the platform holds for the fields of the form that say where from (`x-source`)' }) readonly form!: Record<string, unknown>;
  @Optional() @Nested(() => CaseContact) readonly contact?: CaseContact | null;
  @Texts({ max: 100, length: 40, description: 'Codes of materials that need not be handed in' }) readonly heldMaterials!: string[];
}

// ---- for other services -----------------------------------------------------------------------------------------------

export class CaseContactAnswer {
  @Id() readonly caseId!: string;
  @OneOf(['person', 'enterprise']) readonly applicantKind!: 'person' | 'enterprise';
  @Id() readonly applicant!: string;
  @Optional() @Text(50) readonly name?: string | null;
  @Optional() @Mobile({ description: 'None where none is known: the inbox is left' }) readonly mobile?: string | null;
  @Nested(() => Names, { description: 'Of the matter' }) readonly title!: Names;
  @OneOf(caseStatuses) readonly status!: CaseStatus;
  @Nested(() => CaseDues) readonly dues!: CaseDues;
  @Optional() @Text(2000, { description: 'Of the decision' }) readonly reason?: string | null;
  @ListOf(() => CaseRemedy, { max: 2, description: 'Of a refusal' }) readonly remedies!: CaseRemedy[];
  @Optional() @Nested(() => CaseSupplement) readonly supplement?: CaseSupplement | null;
  @Optional() @Text(2000, { description: 'Why the clock was stopped or given more days, the last time' }) readonly clockReason?: string | null;
  @Optional() @Text(60) readonly certificateNumber?: string | null;
}
export class CaseReader {
  @OneOf(actorKinds) readonly kind!: ActorKind;
  @Text(100) readonly id!: string;
  @Optional() @Region({ description: 'Of an officer' }) readonly region?: string;
  @Optional() @Text(60, { description: 'Of an officer' }) readonly department?: string;
}
export class CaseFileAsked {
  @Id() readonly caseId!: string;
  @Id() readonly fileId!: string;
  @Nested(() => CaseReader) readonly reader!: CaseReader;
}
export class CaseReadAsked {
  @Id() readonly caseId!: string;
  @Nested(() => CaseReader) readonly reader!: CaseReader;
}
export class CaseFileAnswer {
  @Flag() readonly may!: boolean;
}
export class PrintedHolder {
  @OneOf(['person', 'enterprise']) readonly kind!: 'person' | 'enterprise';
  @Id() readonly id!: string;
  @Text(200) readonly name!: string;
}
export class PrintedDepartment {
  @Text(20) readonly code!: string;
  @Nested(() => Names) readonly name!: Names;
}
export class PrintedField {
  @Text(40) readonly name!: string;
  @Text(1000) readonly value!: string;
}
export class PrintedRow {
  @Nested(() => Names) readonly label!: Names;
  @Text(500) readonly value!: string;
}
export class CertificateContentOfCase {
  @OneOf(certificateEffects) readonly effect!: (typeof certificateEffects)[number];
  @Text(40, { description: 'Code of the template' }) readonly kind!: string;
  @Nested(() => Names) readonly title!: Names;
  @Nested(() => PrintedHolder) readonly holder!: PrintedHolder;
  @Nested(() => PrintedDepartment) readonly department!: PrintedDepartment;
  @Region() readonly region!: string;
  @Day({ description: 'First day on which it is good' }) readonly validFrom!: string;
  @Optional() @Day({ description: 'Last day on which it is good; without it, until it is revoked' }) readonly validUntil?: string;
  @ListOf(() => PrintedField, { max: 20 }) readonly fields!: PrintedField[];
  @ListOf(() => PrintedRow, { max: 12, description: 'What the applicant said of the matter; nothing that identifies a person' }) readonly rows!: PrintedRow[];
  @Optional() @Id({ description: 'Certificate that is renewed, changed, replaced or given up' }) readonly supersedes?: string;
}

// ---- facts ----------------------------------------------------------------------------------------------------------

export class CaseFact {
  @Id() readonly caseId!: string;
  @OneOf(['person', 'enterprise']) readonly applicantKind!: 'person' | 'enterprise';
  @Id() readonly applicant!: string;
  @Text(20) readonly department!: string;
  @Region() readonly region!: string;
  @Text(31) readonly matter!: string;
  @OneOf(caseStatuses) readonly status!: CaseStatus;
}
export class CaseAccepted extends CaseFact {
  @Flag({ description: 'By silence' }) readonly deemed!: boolean;
  @Optional() @Day() readonly promised?: string;
  @Optional() @Day() readonly legal?: string;
}
export class CaseSupplementAsked extends CaseFact {
  @Day() readonly due!: string;
}
export class CaseSuspended extends CaseFact {
  @OneOf(suspensionReasons) readonly reason!: string;
}
export class CaseResumed extends CaseFact {
  @Optional() @Day() readonly promised?: string;
  @Optional() @Day() readonly legal?: string;
}
export class CaseExtended extends CaseResumed {
  @Int(1, 15) readonly days!: number;
}
export class CaseExtensionAsked extends CaseFact {
  @Int(1, 15, { description: 'Working days' }) readonly days!: number;
  @Flag({ description: 'Departments decide together: for the head of the government of the region to answer, else for the head of the department' }) readonly joint!: boolean;
}
export class CaseStageDone extends CaseFact {
  @Id() readonly taskId!: string;
  @OneOf(stageOutcomes) readonly outcome!: (typeof stageOutcomes)[number];
}
export class CaseGranted extends CaseFact {
  @OneOf(decisionMakers) readonly by!: (typeof decisionMakers)[number];
  @Optional() @OneOf(certificateEffects, { description: 'What is to be done with a certificate; without it there is none' }) readonly certificate?: (typeof certificateEffects)[number];
}
export class CaseWithdrawn extends CaseFact {
  @OneOf(['applicant', 'lapsed'], { description: '`lapsed`: what was asked for did not come in time' }) readonly why!: 'applicant' | 'lapsed';
}

// ---- declarations ---------------------------------------------------------------------------------------------------

export const caseProblems = {
  caseNotFound: problem('case.not-found', 'not-found', { en: 'No such case', zh: '没有这个办件' }),
  caseWrongState: problem('case.wrong-state', 'conflict', { en: 'The case is in a state that does not allow this', zh: '办件当前状态不允许此操作' }),
  caseFaulty: problem('case.faulty', 'unprocessable', { en: 'The application has faults', zh: '申请内容有误' }),
  matterNotOffered: problem('case.matter-not-offered', 'conflict', { en: 'The matter is not offered on this day', zh: '该事项当前不提供办理' }),
  closedOnline: problem('case.closed-online', 'conflict', { en: 'The matter is closed online by a policy in force', zh: '按现行政策，该事项暂不网上受理' }),
  departmentClosed: problem('case.department-closed', 'conflict', { en: 'The department takes no applications', zh: '该部门已停止受理' }),
  audienceWrong: problem('case.audience-wrong', 'unprocessable', { en: 'The matter is for another kind of applicant', zh: '该事项的服务对象不符' }),
  otherDepartment: problem('officer.other-department', 'forbidden', { en: 'This is for officers of another department', zh: '此环节属于其他部门的工作人员' }),
  stageNotOpen: problem('case.stage-not-open', 'conflict', { en: 'The stage is not open', zh: '该环节当前不能办理' }),
  stagesOpen: problem('case.stages-open', 'conflict', { en: 'Departments have not answered yet', zh: '尚有部门未办理' }),
  claimedByAnother: problem('case.claimed-by-another', 'conflict', { en: 'Another officer has taken it', zh: '已由其他工作人员领取' }),
  supplementOnce: problem('case.supplement-once', 'conflict', { en: 'What is missing is asked for once', zh: '补正内容只能一次性告知' }),
  overrunUnexplained: problem('case.overrun-unexplained', 'unprocessable', { en: 'A decision after its day says why', zh: '超过期限的决定应当说明理由' }),
  departmentDisagrees: problem('case.department-disagrees', 'conflict', { en: 'A department does not agree', zh: '有部门不同意' }),
  extensionRefused: problem('case.extension-refused', 'conflict', { en: 'The extension cannot be made so', zh: '不能如此延长期限' }),
  clockRefuses: problem('case.clock-refuses', 'conflict', { en: 'The law does not let the period do that', zh: '法律不允许如此处理期限' }),
} as const;
const p = { ...permitsProblems, ...caseProblems };
const apply = { actors: ['person', 'enterprise'], scope: 'permits:apply' } as const;
const decide = { actors: ['officer'], scope: 'permits:decide' } as const;
const byLead = [p.caseNotFound, p.caseWrongState, p.otherRegion, p.otherDepartment, p.claimedByAnother, general.stale] as const;
const readers = { actors: ['person', 'enterprise', 'officer'], scope: 'permits:read' } as const;

export const casesOfMatters = {
  draftCase: operation({
    subject: 'permits.case.draft.v1', summary: 'Start an application as a draft',
    description: 'What the platform already holds of the applicant is filled in. A draft is kept for a time and ends unless it is submitted.',
    http: { method: 'POST', path: '/v1/permits/cases', status: 201 },
    access: apply, request: DraftCase, response: CaseView, versioned: true,
    problems: [p.matterNotFound, p.audienceWrong, p.departmentClosed, p.closedOnline, p.caseFaulty],
  }),
  changeDraft: operation({
    subject: 'permits.case.change-draft.v1', summary: 'Change a draft',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/change', status: 200 },
    access: apply, request: ChangeDraft, response: CaseView, versioned: true, problems: [p.caseNotFound, p.caseWrongState, p.matterNotOffered, general.stale],
  }),
  checkCase: operation({
    subject: 'permits.case.check.v1', summary: 'Check a draft: all that is wrong, at once',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/check', status: 200 },
    access: apply, request: CaseIdentified, response: CaseCheck, idempotent: false, problems: [p.caseNotFound, p.caseWrongState, p.matterNotOffered],
  }),
  submitCase: operation({
    subject: 'permits.case.submit.v1', summary: 'Submit a draft',
    description: 'It is checked against the version of the matter in force today, and keeps that version from here on. An immediate matter is decided at once where its rules allow.',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/submit', status: 200 },
    access: apply, request: CaseIdentified, response: CaseView, versioned: true,
    problems: [p.caseNotFound, p.caseWrongState, p.caseFaulty, p.matterNotOffered, p.departmentClosed, p.closedOnline, p.audienceWrong, general.stale],
  }),
  withdrawCase: operation({
    subject: 'permits.case.withdraw.v1', summary: 'Take back a draft or an application that is not decided yet',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/withdraw', status: 200 },
    access: apply, request: CaseIdentified, response: CaseView, versioned: true, problems: [p.caseNotFound, p.caseWrongState, general.stale],
  }),
  handOverCase: operation({
    subject: 'permits.case.hand-over.v1', summary: 'Take over the representation in a case: whoever asks acts for the applicant from here on',
    description: 'By another agent of the enterprise, another community worker, or the applicant in person; the act chain of the token is kept with the case.',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/hand-over', status: 200 },
    access: apply, request: HandOverCase, response: CaseView, versioned: true, problems: [p.caseNotFound, p.caseWrongState, general.stale],
  }),
  readCase: operation({
    subject: 'permits.case.read.v1', summary: 'Read a case: its state, stages, dates and decision',
    http: { method: 'GET', path: '/v1/permits/cases/:caseId', status: 200 },
    access: readers, request: CaseIdentified, response: CaseView, versioned: true, problems: [p.caseNotFound],
  }),
  listCases: operation({
    subject: 'permits.case.list.v1', summary: 'List one’s own cases, newest first',
    http: { method: 'GET', path: '/v1/permits/cases', status: 200 },
    access: { actors: ['person', 'enterprise'], scope: 'permits:read' }, request: ListCases, response: CaseList,
  }),
  readCaseContent: operation({
    subject: 'permits.case.read-content.v1', summary: 'Read what was filled in; each reading is recorded',
    http: { method: 'GET', path: '/v1/permits/cases/:caseId/content', status: 200 },
    access: readers, request: CaseIdentified, response: CaseContent, problems: [p.caseNotFound],
  }),
  listCaseHistory: operation({
    subject: 'permits.case.list-history.v1', summary: 'What happened in a case, in order',
    http: { method: 'GET', path: '/v1/permits/cases/:caseId/history', status: 200 },
    access: readers, request: CaseIdentified, response: CaseHistory, problems: [p.caseNotFound],
  }),
  explainCaseDates: operation({
    subject: 'permits.case.explain-dates.v1', summary: 'Every date of a case and why it is that day',
    http: { method: 'GET', path: '/v1/permits/cases/:caseId/dates', status: 200 },
    access: readers, request: CaseIdentified, response: CaseDates, problems: [p.caseNotFound],
  }),
  prefillCase: operation({
    subject: 'permits.case.prefill.v1', summary: 'What the platform holds already for a matter: it is not asked again',
    http: { method: 'GET', path: '/v1/permits/matters/:code/prefill', status: 200 },
    access: { actors: ['person', 'enterprise'], scope: 'permits:read' }, request: MatterCoded, response: CasePrefilled, problems: [p.matterNotOffered],
  }),
  readCaseContact: operation({
    subject: 'permits.case.read-contact.v1', summary: 'Whom to tell about a case, and what',
    access: { services: ['delivery'] }, request: CaseIdentified, response: CaseContactAnswer, problems: [p.caseNotFound],
  }),
  mayReadCaseFile: operation({
    subject: 'permits.case.may-read-file.v1', summary: 'Whether somebody may read a file by right of the case that holds it',
    access: { services: ['documents'] }, request: CaseFileAsked, response: CaseFileAnswer,
  }),
  mayReadCase: operation({
    subject: 'permits.case.may-read.v1', summary: 'Whether somebody may read a case',
    access: { services: ['documents'] }, request: CaseReadAsked, response: CaseFileAnswer,
  }),
  readCertificateContent: operation({
    subject: 'permits.case.certificate-content.v1', summary: 'What the certificate of a granted case says',
    access: { services: ['documents'] }, request: CaseIdentified, response: CertificateContentOfCase, problems: [p.caseNotFound, p.caseWrongState],
  }),
  acceptCase: operation({
    subject: 'permits.case.accept.v1', summary: 'Accept an application: its material is complete',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/accept', status: 200 },
    access: decide, request: CaseIdentified, response: CaseView, versioned: true, problems: byLead,
  }),
  askSupplement: operation({
    subject: 'permits.case.ask-supplement.v1', summary: 'Ask for everything that is missing, once',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/ask-supplement', status: 200 },
    access: decide, request: AskSupplement, response: CaseView, versioned: true, problems: [...byLead, p.supplementOnce],
  }),
  handInSupplement: operation({
    subject: 'permits.case.hand-in-supplement.v1', summary: 'Hand in what was asked for',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/supplement', status: 200 },
    access: apply, request: ChangeDraft, response: CaseView, versioned: true, problems: [p.caseNotFound, p.caseWrongState, p.caseFaulty, general.stale],
  }),
  declineCase: operation({
    subject: 'permits.case.decline.v1', summary: 'Refuse to accept an application, with reasons and remedies',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/decline', status: 200 },
    access: decide, request: DeclineCase, response: CaseView, versioned: true, problems: byLead,
  }),
  completeStage: operation({
    subject: 'permits.case.complete-stage.v1', summary: 'Answer a stage for one’s department',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/stages/:taskId/complete', status: 200 },
    access: decide, request: CompleteStage, response: CaseView, versioned: true, problems: [...byLead, p.stageNotOpen],
  }),
  grantCase: operation({
    subject: 'permits.case.grant.v1', summary: 'Grant what was applied for',
    description: 'By the lead department, once every other department has agreed.',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/grant', status: 200 },
    access: decide, request: DecideCase, response: CaseView, versioned: true, problems: [...byLead, p.stagesOpen, p.departmentDisagrees, p.overrunUnexplained],
  }),
  refuseCase: operation({
    subject: 'permits.case.refuse.v1', summary: 'Refuse what was applied for, with reasons and remedies',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/refuse', status: 200 },
    access: decide, request: DecideCase, response: CaseView, versioned: true, problems: [...byLead, p.overrunUnexplained],
  }),
  suspendCase: operation({
    subject: 'permits.case.suspend.v1', summary: 'Stop the clock for what the law does not count',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/suspend', status: 200 },
    access: decide, request: SuspendCase, response: CaseView, versioned: true, problems: [...byLead, p.clockRefuses],
  }),
  resumeCase: operation({
    subject: 'permits.case.resume.v1', summary: 'Let the clock go on; today counts again',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/resume', status: 200 },
    access: decide, request: CaseIdentified, response: CaseView, versioned: true, problems: [...byLead, p.clockRefuses],
  }),
  askExtension: operation({
    subject: 'permits.case.ask-extension.v1', summary: 'Ask the head for more days',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/ask-extension', status: 200 },
    access: decide, request: AskExtension, response: CaseView, versioned: true, problems: [...byLead, p.clockRefuses, p.extensionRefused],
  }),
  answerExtension: operation({
    subject: 'permits.case.answer-extension.v1', summary: 'Approve or refuse more days; not by who asked',
    description: 'Needs the role `head` of the lead department; where departments decide together `government-head` of the region of the case (行政许可法 42).',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/answer-extension', status: 200 },
    access: decide, request: AnswerExtension, response: CaseView, versioned: true, problems: [...byLead, p.clockRefuses, p.extensionRefused],
  }),
  caseSubmitted: fact({ subject: 'permits.case.submitted.v1', summary: 'A case was submitted', payload: CaseFact, readBy: ['delivery'], partners: true }),
  caseAccepted: fact({ subject: 'permits.case.accepted.v1', summary: 'A case was accepted, or counts as accepted', payload: CaseAccepted, readBy: ['delivery'], partners: true }),
  caseSupplementAsked: fact({ subject: 'permits.case.supplement-asked.v1', summary: 'What is missing in a case was asked for', payload: CaseSupplementAsked, readBy: ['delivery'], partners: true }),
  caseSupplemented: fact({ subject: 'permits.case.supplemented.v1', summary: 'What was missing in a case has come', payload: CaseFact, readBy: [], partners: true }),
  caseSuspended: fact({ subject: 'permits.case.suspended.v1', summary: 'The clock of a case stands still', payload: CaseSuspended, readBy: ['delivery'], partners: true }),
  caseResumed: fact({ subject: 'permits.case.resumed.v1', summary: 'The clock of a case goes on', payload: CaseResumed, readBy: ['delivery'], partners: true }),
  caseExtensionAsked: fact({ subject: 'permits.case.extension-asked.v1', summary: 'More days were asked for, and wait for approval', payload: CaseExtensionAsked, readBy: ['delivery'] }),
  caseExtended: fact({ subject: 'permits.case.extended.v1', summary: 'A case was given more days', payload: CaseExtended, readBy: ['delivery'], partners: true }),
  caseStageDone: fact({ subject: 'permits.case.stage-done.v1', summary: 'A department has answered its stage of a case', payload: CaseStageDone, readBy: [], partners: true }),
  caseGranted: fact({ subject: 'permits.case.granted.v1', summary: 'A case was granted', payload: CaseGranted, readBy: ['documents', 'delivery'], partners: true }),
  caseRefused: fact({ subject: 'permits.case.refused.v1', summary: 'A case was refused, or not accepted', payload: CaseFact, readBy: ['documents', 'delivery'], partners: true }),
  caseCertified: fact({ subject: 'permits.case.certified.v1', summary: 'The certificate of a case is ready', payload: CaseFact, readBy: ['delivery'], partners: true }),
  caseClosed: fact({ subject: 'permits.case.closed.v1', summary: 'Nothing more is owed in a case', payload: CaseFact, readBy: ['delivery'], partners: true }),
  caseWithdrawn: fact({ subject: 'permits.case.withdrawn.v1', summary: 'A case was taken back or lapsed', payload: CaseWithdrawn, readBy: ['delivery'], partners: true }),
} as const;
