import { problem } from '@counterless/kernel';
import { fact } from './fact.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Names, Nothing } from './permits.ts';
import { general } from './problems.ts';
import { Day, Flag, Id, Instant, Int, ListOf, Nested, OneOf, Optional, Region, Text, Texts } from './vocabulary.ts';

// ---- issuing --------------------------------------------------------------------------------------------------------

/** `requested` is rendered and sealed shortly; `faulty` could not be; `superseded` once the one that follows it is sealed. */
export const certificateStatuses = ['requested', 'sealed', 'superseded', 'revoked', 'faulty'] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];
export const holderKinds = ['person', 'enterprise'] as const;
/**
 * Why a certificate is no longer good. Granted wrongly or by deceit (撤销), withdrawn for the public good (撤回), taken as a penalty (吊销), given back, holder
 * gone, purpose impossible (注销): Administrative Licence Law, 8, 69 and 70; `error`: the certificate itself is wrong.
 */
export const revocationCategories = ['granted-wrongly', 'deceit', 'public-interest', 'penalty', 'given-back', 'holder-gone', 'impossible', 'error'] as const;
export type RevocationCategory = (typeof revocationCategories)[number];

const kind = { pattern: /^[a-z]+(-[a-z]+)*$/, description: 'Code of the template' };

export class CertificateHolder {
  @OneOf(holderKinds) readonly kind!: (typeof holderKinds)[number];
  @Id({ description: 'Who may list and download it' }) readonly id!: string;
  @Text(200, { description: 'Name as it is printed' }) readonly name!: string;
}
export class CertificateDepartment {
  @Text(20, { pattern: /^[0-9A-Za-z-]+$/, description: 'Officers of this department see and revoke it' }) readonly code!: string;
  @Nested(() => Names, { description: 'Printed under the certificate and in the ring of its emblem' }) readonly name!: Names;
}
export class CertificateField {
  @Text(40, { description: 'Field that the template declares' }) readonly name!: string;
  @Text(1000) readonly value!: string;
}
export class CertificateRow {
  @Nested(() => Names) readonly label!: Names;
  @Text(500) readonly value!: string;
}
export class CertificateContent {
  @Text(40, kind) readonly kind!: string;
  @Nested(() => Names, { description: 'Title of the document, such as 食品经营许可证' }) readonly title!: Names;
  @Nested(() => CertificateHolder) readonly holder!: CertificateHolder;
  @Nested(() => CertificateDepartment) readonly department!: CertificateDepartment;
  @Region({ description: 'Region of the department that issues' }) readonly region!: string;
  @Day({ description: 'First day on which it is good' }) readonly validFrom!: string;
  @Optional() @Day({ description: 'Last day on which it is good; without it, until it is revoked' }) readonly validUntil?: string;
  @ListOf(() => CertificateField, { max: 20 }) readonly fields!: CertificateField[];
  @Optional() @ListOf(() => CertificateRow, { max: 12, description: 'Further lines, where the template has room for them' }) readonly rows?: CertificateRow[];
  @Optional() @Id({ description: 'Certificate that this one follows: renewed, changed or replaced' }) readonly supersedes?: string;
}
export class IssueCertificate extends CertificateContent {
  @Id({ description: 'Case or decision that it certifies; one certificate each' }) readonly basis!: string;
}
export class ExtendCertificate {
  @Id() readonly certificateId!: string;
  @Id({ description: 'Case or decision that extends it; one certificate each' }) readonly basis!: string;
  @Day({ description: 'Last day on which it is good' }) readonly validUntil!: string;
}
export class IssuedCertificateView {
  @Id() readonly certificateId!: string;
  @Text(20) readonly number!: string;
  @OneOf(certificateStatuses) readonly status!: CertificateStatus;
}

// ---- what holders and officers see ----------------------------------------------------------------------------------

export class CertificateIdentified {
  @Id() readonly certificateId!: string;
}
export class RevokeCertificate {
  @Id() readonly certificateId!: string;
  @OneOf(revocationCategories, { description: 'Told to whoever checks the certificate' }) readonly category!: RevocationCategory;
  @Text(2000, { description: 'Told to the holder alone' }) readonly reason!: string;
}
export class Revocation {
  @Instant() readonly at!: string;
  @OneOf(revocationCategories) readonly category!: RevocationCategory;
  @Text(2000) readonly reason!: string;
}
export class CertificateView {
  @Id() readonly id!: string;
  @Text(20, { description: 'Region (6), year (4), serial (8), check digits (2)' }) readonly number!: string;
  @Int(1, 1_000_000) readonly version!: number;
  @OneOf(certificateStatuses) readonly status!: CertificateStatus;
  @Text(40, kind) readonly kind!: string;
  @Nested(() => Names) readonly title!: Names;
  @Text(200, { description: 'Name of the holder; a person’s with all but its first character hidden', example: '王**' }) readonly holder!: string;
  @Nested(() => CertificateDepartment) readonly department!: CertificateDepartment;
  @Region() readonly region!: string;
  @Id({ description: 'Case or decision that it certifies' }) readonly basis!: string;
  @Day() readonly validFrom!: string;
  @Optional() @Day() readonly validUntil?: string | null;
  @Instant() readonly issuedAt!: string;
  @Optional() @Instant() readonly sealedAt?: string | null;
  @Optional() @Text(64, { description: 'SHA-256 of the PDF, hexadecimal' }) readonly sha256?: string | null;
  @Optional() @Int(0, 100_000_000) readonly bytes?: number | null;
  @Optional() @Text(4000, { description: 'The seal: compact JWS over number, validity and SHA-256 of the PDF, checked by the published keys' }) readonly seal?: string | null;
  @Texts({ max: 100, length: 10, description: 'Characters that the fonts lack, as code points; they are printed as such, with a note', }) readonly missingCharacters!: string[];
  @Optional() @Nested(() => Revocation) readonly revocation?: Revocation | null;
  @Optional() @Id() readonly supersedes?: string | null;
  @Optional() @Id() readonly supersededBy?: string | null;
  @Optional() @Instant() readonly supersededAt?: string | null;
  @Optional() @Text(100, { description: 'Of a faulty one: code of what is wrong' }) readonly fault?: string | null;
}
export class ListCertificates extends Page {
  @Optional() @OneOf(certificateStatuses) readonly status?: CertificateStatus;
  @Optional() @Id({ description: 'Those of one case' }) readonly basis?: string;
}
export class CertificateList {
  @ListOf(() => CertificateView, { max: 200 }) readonly items!: CertificateView[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class CertificateTemplateField {
  @Text(40) readonly name!: string;
  @Nested(() => Names) readonly label!: Names;
  @Flag() readonly required!: boolean;
}
export class CertificateTemplateView {
  @Text(40, kind) readonly kind!: string;
  @Int(1, 10_000) readonly version!: number;
  @Day({ description: 'From this day on new certificates are made by this version' }) readonly startsOn!: string;
  @ListOf(() => CertificateTemplateField, { max: 50 }) readonly fields!: CertificateTemplateField[];
  @Flag({ description: 'Has room for further lines' }) readonly rows!: boolean;
}
export class CertificateTemplateList {
  @ListOf(() => CertificateTemplateView, { max: 1000 }) readonly items!: CertificateTemplateView[];
}

// ---- what granted cases have ordered --------------------------------------------------------------------------------

export class ListCertificateOrders extends Page {
  @Optional() @Flag({ description: 'Only those given up, or only those that are still tried' }) readonly givenUp?: boolean;
}
export class OrderedCase {
  @Id() readonly caseId!: string;
}
export class CertificateOrderView {
  @Id() readonly caseId!: string;
  @Instant() readonly orderedAt!: string;
  @Int(0, 1000, { description: 'Attempts that failed; after ten the order is given up' }) readonly tries!: number;
  @Optional() @Instant({ description: 'When it is tried next; null once it is given up' }) readonly dueAt?: string | null;
  @Optional() @Text(100, { description: 'Code of what was wrong at the last attempt' }) readonly fault?: string | null;
}
export class CertificateOrderList {
  @ListOf(() => CertificateOrderView, { max: 200 }) readonly items!: CertificateOrderView[];
  @Optional() @Text(300) readonly next?: string | null;
}

// ---- public verification --------------------------------------------------------------------------------------------

export class CheckCertificate {
  @Optional() @Text(40, { description: 'Number printed on the certificate; with `code`' }) readonly number?: string;
  @Optional() @Text(20, { description: 'Verification code printed on it' }) readonly code?: string;
  @Optional() @Text(64, { min: 64, pattern: /^[0-9a-f]{64}$/, description: 'SHA-256 of the file, hexadecimal; instead of number and code' }) readonly sha256?: string;
}
/** `no-match`: number and code do not belong together, whether or not there is such a number. `not-genuine`: no certificate has these bytes. */
export const certificateVerdicts = ['valid', 'not-yet-valid', 'expired', 'superseded', 'revoked', 'no-match', 'not-genuine'] as const;
export type CertificateVerdict = (typeof certificateVerdicts)[number];
export class CheckedCertificate {
  @Text(20) readonly number!: string;
  @Nested(() => Names) readonly title!: Names;
  @Text(200, { description: 'Name of the holder; a person’s with all but its first character hidden' }) readonly holder!: string;
  @Nested(() => Names) readonly department!: Names;
  @Day() readonly validFrom!: string;
  @Optional() @Day() readonly validUntil?: string | null;
  @Instant() readonly sealedAt!: string;
  @Text(64) readonly sha256!: string;
  @Text(4000) readonly seal!: string;
  @Optional() @Instant({ description: 'Since when it is revoked or superseded' }) readonly endedAt?: string | null;
  @Optional() @OneOf(revocationCategories) readonly category?: RevocationCategory | null;
}
export class CertificateCheck {
  @OneOf(certificateVerdicts) readonly verdict!: CertificateVerdict;
  @Text(500, { description: 'The verdict in the language asked for' }) readonly message!: string;
  @Instant() readonly at!: string;
  @Optional() @Nested(() => CheckedCertificate, { description: 'Only where number and code, or the bytes, are those of a certificate' }) readonly certificate?: CheckedCertificate | null;
}

// ---- facts ----------------------------------------------------------------------------------------------------------

export class CertificateFact {
  @Id() readonly certificateId!: string;
  @Id({ description: 'Case or decision that it certifies' }) readonly basis!: string;
  @Text(20, { description: 'Service that asked for it' }) readonly issuer!: string;
  @Text(20) readonly number!: string;
}
export class CertificateRevoked extends CertificateFact {
  @OneOf(revocationCategories) readonly category!: RevocationCategory;
  @Optional() @Id({ description: 'Case by which its holder gave it back' }) readonly by?: string;
}
export class CertificateSuperseded extends CertificateFact {
  @Id() readonly by!: string;
}

export const certificateProblems = {
  certificateNotFound: problem('certificate.not-found', 'not-found', { en: 'No such certificate', zh: '没有这份证照' }),
  certificateWrongState: problem('certificate.wrong-state', 'conflict', { en: 'The certificate is in another state', zh: '证照当前状态不允许此操作' }),
  certificateContent: problem('certificate.content-invalid', 'unprocessable', { en: 'The content does not fit the template', zh: '内容与证照模板不符' }),
  certificateTaken: problem('certificate.already-issued', 'conflict', { en: 'This case has another certificate already', zh: '该事项已签发内容不同的证照' }),
  orderNotFound: problem('certificate-order.not-found', 'not-found', { en: 'This case has no certificate on order', zh: '该事项没有待签发的证照' }),
  orderWaits: problem('certificate-order.not-given-up', 'conflict', { en: 'The order is not given up: it is tried by itself', zh: '该证照签发尚未放弃，系统会自动重试' }),
} as const;
const p = certificateProblems;

/** The app through which the case came is told of its certificate. */
const ofBasis = { about: (data: CertificateFact) => data.basis };

/** Services that issue certificates for what they decide. */
const issuers = ['permits', 'tax'] as const;
const issueProblems = [p.certificateContent, p.certificateTaken, p.certificateNotFound, p.certificateWrongState] as const;

export const certificates = {
  issueCertificate: operation({
    subject: 'documents.certificate.issue.v1', summary: 'Issue an electronic certificate for a case; rendered and sealed shortly after',
    description: 'Asked twice for one case with the same content, it answers with the same certificate.',
    access: { services: issuers }, request: IssueCertificate, response: IssuedCertificateView, problems: issueProblems,
  }),
  extendCertificate: operation({
    subject: 'documents.certificate.extend.v1', summary: 'Issue a certificate anew with a later end; it supersedes the one before once sealed',
    access: { services: issuers }, request: ExtendCertificate, response: IssuedCertificateView, problems: issueProblems,
  }),
  listCertificates: operation({
    subject: 'documents.certificate.list.v1', summary: 'One’s own certificates, or as an officer those that one’s department issued; newest first',
    http: { method: 'GET', path: '/v1/documents/certificates', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'documents:certificates' }, request: ListCertificates, response: CertificateList,
  }),
  readCertificate: operation({
    subject: 'documents.certificate.read.v1', summary: 'Read a certificate',
    http: { method: 'GET', path: '/v1/documents/certificates/:certificateId', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'documents:certificates' }, request: CertificateIdentified, response: CertificateView, versioned: true,
    problems: [p.certificateNotFound],
  }),
  downloadCertificate: operation({
    subject: 'documents.certificate.download.v1', summary: 'Download the sealed PDF; recorded in the audit log',
    http: { method: 'GET', path: '/v1/documents/certificates/:certificateId/content', status: 200, produces: 'application/pdf' },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'documents:certificates' }, request: CertificateIdentified,
    problems: [p.certificateNotFound, p.certificateWrongState],
  }),
  revokeCertificate: operation({
    subject: 'documents.certificate.revoke.v1', summary: 'Revoke a certificate that one’s department issued',
    http: { method: 'POST', path: '/v1/documents/certificates/:certificateId/revoke', status: 200 },
    access: { actors: ['officer'], scope: 'documents:certify', services: issuers }, request: RevokeCertificate, response: CertificateView, versioned: true,
    problems: [p.certificateNotFound, p.certificateWrongState, general.stale],
  }),
  listCertificateOrders: operation({
    subject: 'documents.certificate-order.list.v1', summary: 'Certificates that granted cases have ordered and that are not made yet, newest first; with those given up, and why',
    http: { method: 'GET', path: '/v1/documents/certificate-orders', status: 200 },
    access: { actors: ['operator'], scope: 'documents:orders' }, request: ListCertificateOrders, response: CertificateOrderList,
  }),
  retryCertificateOrder: operation({
    subject: 'documents.certificate-order.retry.v1', summary: 'Have an order that was given up tried again, from the first attempt on',
    http: { method: 'POST', path: '/v1/documents/certificate-orders/:caseId/retry', status: 202 },
    access: { actors: ['operator'], scope: 'documents:orders' }, request: OrderedCase, response: CertificateOrderView, problems: [p.orderNotFound, p.orderWaits],
  }),
  listCertificateTemplates: operation({
    subject: 'documents.certificate.list-templates.v1', summary: 'Templates of certificates, with their versions and fields',
    http: { method: 'GET', path: '/v1/documents/certificate-templates', status: 200 },
    access: { public: true }, request: Nothing, response: CertificateTemplateList,
  }),
  checkCertificate: operation({
    subject: 'documents.certificate.check.v1', summary: 'Check a certificate by number and code, or by the SHA-256 of its file',
    description: 'A wrong code does not tell whether the number exists.',
    http: { method: 'POST', path: '/v1/documents/certificate-checks', status: 200, perMinute: 60 },
    access: { public: true }, request: CheckCertificate, response: CertificateCheck, idempotent: false,
  }),
  showVerifyPage: operation({
    subject: 'documents.certificate.show-page.v1', summary: 'Page on which anybody checks a certificate, by number and code, QR code or file',
    http: { method: 'GET', path: '/verify', status: 200, produces: 'text/html' },
    access: { public: true }, request: Nothing,
  }),
  certificateSealed: fact({ subject: 'documents.certificate.sealed.v1', summary: 'A certificate was rendered and sealed', payload: CertificateFact, readBy: ['gateway', 'permits'], partners: ofBasis }),
  certificateRevoked: fact({ subject: 'documents.certificate.revoked.v1', summary: 'A certificate was revoked', payload: CertificateRevoked, readBy: ['gateway', 'permits'], partners: ofBasis }),
  certificateSuperseded: fact({ subject: 'documents.certificate.superseded.v1', summary: 'A certificate was followed by another', payload: CertificateSuperseded, readBy: ['gateway', 'permits'], partners: ofBasis }),
} as const;
