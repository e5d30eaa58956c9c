import { problem } from '@counterless/kernel';
import { actorKinds, officerRoles, type ActorKind, type OfficerRole } from './actor.ts';
import { fact } from './fact.ts';
import { clockOperations } from './identity-clock.ts';
import { keyOperations } from './identity-keys.ts';
import { dataOperations } from './identity-data.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { general } from './problems.ts';
import { Nothing } from './permits.ts';
import { Day, Flag, Id, Instant, Int, Json, ListOf, Mobile, OneOf, Optional, Region, ResidentId, Text, Texts, Uscc } from './vocabulary.ts';

export class AccessRevoked {
  @Text(100, { description: 'Subject of the tokens: a person, enterprise, officer or client id' }) readonly subject!: string;
  @Instant({ description: 'Tokens issued before this are void' }) readonly before!: string;
}
export class SubjectIdentified {
  @Id() readonly subjectId!: string;
}

// Who I am

export class Me {
  @OneOf(actorKinds) readonly kind!: ActorKind;
  @Text(100) readonly id!: string;
  @Optional() @Text(200, { description: 'Masked for people and officers, in clear for enterprises and apps' }) readonly name?: string | null;
  @Optional() @Text(20, { description: 'Masked' }) readonly mobile?: string | null;
  @Optional() @Text(20, { description: 'Masked' }) readonly residentId?: string | null;
  @Optional() @Int(0, 3, { description: 'How well the real name is proven: 0 not, 1 said and the number proven, 2 name and resident number checked, 3 in person or equal' })
  readonly level?: number | null;
  @Optional() @Uscc() readonly uscc?: string | null;
  @Optional() @Region() readonly region?: string | null;
  @Optional() @Text(60) readonly department?: string | null;
  @Optional() @Texts({ max: 10, words: officerRoles }) readonly roles?: OfficerRole[] | null;
  @Texts({ max: 100, length: 60, description: 'Scopes of the token that asked' }) readonly scopes!: string[];
}

// Mandates

export const mandateRoles = ['owner', 'agent'] as const;
export class GrantMandate {
  @Id() readonly enterpriseId!: string;
  @Optional() @Id({ description: 'The agent; or `agentMobile`' }) readonly agentId?: string;
  @Optional() @Mobile({ description: 'The agent by the number that he or she signs in with; or `agentId`' }) readonly agentMobile?: string;
  @Optional() @OneOf(mandateRoles, { description: '`owner` may grant and end mandates; `agent` unless said' }) readonly role?: (typeof mandateRoles)[number];
  @Texts({ min: 1, max: 50, length: 60, description: 'What the agent may do for the enterprise' }) readonly scopes!: string[];
  @Optional() @Instant({ description: 'Now unless said' }) readonly starts?: string;
  @Instant({ description: 'Within five years of the start' }) readonly ends!: string;
}
export class MandateIdentified {
  @Id() readonly mandateId!: string;
}
export class MandateView {
  @Id() readonly id!: string;
  @Int(1, 2147483647) readonly version!: number;
  @Id() readonly enterpriseId!: string;
  @Text(200) readonly enterpriseName!: string;
  @Uscc() readonly uscc!: string;
  @Id() readonly agentId!: string;
  @Optional() @Text(60, { description: 'Masked' }) readonly agentName?: string | null;
  @OneOf(mandateRoles) readonly role!: (typeof mandateRoles)[number];
  @Texts({ max: 50, length: 60 }) readonly scopes!: string[];
  @Instant() readonly starts!: string;
  @Instant() readonly ends!: string;
  @Optional() @Instant({ description: 'When it was ended before its time' }) readonly endedAt?: string | null;
}
export class ListMandates extends Page {
  @Optional() @Id({ description: 'Officers and operators: of this enterprise' }) readonly enterpriseId?: string;
}
export class MandateList {
  @ListOf(() => MandateView, { max: 200 }) readonly items!: MandateView[];
  @Optional() @Text(300) readonly next?: string | null;
}

export class EnterpriseAsked {
  @Id() readonly enterpriseId!: string;
  @Id({ description: 'The agent who acts for it' }) readonly agentId!: string;
  @Text(60, { description: 'Scope that the agent makes use of' }) readonly scope!: string;
}
export class EnterpriseAnswer {
  @Text(200) readonly name!: string;
  @Uscc() readonly uscc!: string;
  @Flag({ description: 'Has the agent a mandate with that scope just now?' }) readonly mandated!: boolean;
}

export class ProfileAsked {
  @OneOf(['person', 'enterprise']) readonly kind!: 'person' | 'enterprise';
  @Id() readonly id!: string;
}
export class Profile {
  @Optional() @Text(200) readonly name?: string | null;
  @Optional() @Text(18, { description: 'Resident number or unified social credit code' }) readonly identifier?: string | null;
  @Optional() @Mobile() readonly mobile?: string | null;
}
export class OfficerAsked {
  @Id() readonly officerId!: string;
}
export class OfficerAnswer {
  @Text(60) readonly department!: string;
  @Region() readonly region!: string;
  @Texts({ max: 5, words: officerRoles }) readonly roles!: OfficerRole[];
}

// Consents to a community worker

export const consentForms = ['signed', 'spoken', 'recorded', 'video'] as const;
export class RecordConsent {
  @Optional() @Id({ description: 'The person; or `mobile`' }) readonly personId?: string;
  @Optional() @Mobile({ description: 'The person by mobile number; registered with `name` when not known yet' }) readonly mobile?: string;
  @Optional() @Text(60, { description: 'Name as the person says it, for somebody not known yet' }) readonly name?: string;
  @Text(200, { description: 'What for, in words that were read to the person' }) readonly purpose!: string;
  @Texts({ min: 1, max: 50, length: 60 }) readonly scopes!: string[];
  @OneOf(consentForms, { description: 'How the consent was taken down' }) readonly form!: (typeof consentForms)[number];
  @Instant({ description: 'Within one year' }) readonly until!: string;
}
export class ConsentIdentified {
  @Id() readonly consentId!: string;
}
export class ConsentView {
  @Id() readonly id!: string;
  @Int(1, 2147483647) readonly version!: number;
  @Id() readonly workerId!: string;
  @Id() readonly personId!: string;
  @Optional() @Text(60, { description: 'Masked' }) readonly personName?: string | null;
  @Text(200) readonly purpose!: string;
  @Texts({ max: 50, length: 60 }) readonly scopes!: string[];
  @OneOf(consentForms) readonly form!: (typeof consentForms)[number];
  @Instant() readonly recordedAt!: string;
  @Instant() readonly until!: string;
  @Optional() @Instant() readonly revokedAt?: string | null;
}
export class ConsentList {
  @ListOf(() => ConsentView, { max: 200 }) readonly items!: ConsentView[];
  @Optional() @Text(300) readonly next?: string | null;
}

// Apps and access

export const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const grantTypes = ['authorization_code', 'refresh_token', 'client_credentials', tokenExchange] as const;
export const clientAuthentications = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'] as const;
const clientIdForm = /^[a-z][a-z0-9-]{2,59}$/;
export class RegisterApp {
  @Text(60, { pattern: clientIdForm }) readonly clientId!: string;
  @Text(60) readonly nameZh!: string;
  @Text(60) readonly nameEn!: string;
  @OneOf(clientAuthentications, { description: '`none` for apps on a person’s own device: code with PKCE only' })
  readonly authentication!: (typeof clientAuthentications)[number];
  @Optional() @Json({ description: 'Public keys (RFC 7517), for `private_key_jwt` and for vouching' }) readonly jwks?: Record<string, unknown>;
  @Texts({ min: 1, max: 4, words: grantTypes }) readonly grantTypes!: (typeof grantTypes)[number][];
  @Optional() @Texts({ max: 20, length: 300 }) readonly redirectUris?: string[];
  @Optional() @Texts({ max: 20, length: 300, description: 'Addresses that facts may be sent to' }) readonly callbackUrls?: string[];
  @Texts({ min: 1, max: 100, length: 60, description: 'What the app is subscribed to' }) readonly scopes!: string[];
  @Optional() @Flag({ description: 'May the app vouch for users whose real name it has verified itself?' }) readonly mayVouch?: boolean;
}
export class AppView {
  @Text(60) readonly clientId!: string;
  @Text(60) readonly nameZh!: string;
  @Text(60) readonly nameEn!: string;
  @OneOf(clientAuthentications) readonly authentication!: (typeof clientAuthentications)[number];
  @Texts({ max: 4 }) readonly grantTypes!: string[];
  @Texts({ max: 20, length: 300 }) readonly redirectUris!: string[];
  @Texts({ max: 20, length: 300 }) readonly callbackUrls!: string[];
  @Texts({ max: 100, length: 60 }) readonly scopes!: string[];
  @Flag() readonly mayVouch!: boolean;
  @Int(0, 50, { description: 'Public keys on record' }) readonly keys!: number;
}
export class RegisteredApp extends AppView {
  @Optional() @Text(100, { description: 'Shown once' }) readonly secret?: string | null;
}
export class RegisterKeys {
  @Text(60, { pattern: clientIdForm }) readonly clientId!: string;
  @Json({ description: 'JSON Web Key Set of public keys; takes the place of the one before' }) readonly jwks!: Record<string, unknown>;
}
export class RevokeAccess {
  @Text(100, { description: 'Person, enterprise, officer or client id' }) readonly subject!: string;
}

// Sandbox

export class CreateTestPerson {
  @Optional() @Text(60) readonly name?: string;
  @Optional() @ResidentId() readonly residentId?: string;
  @Optional() @Mobile() readonly mobile?: string;
  @Optional() @Int(0, 3) readonly level?: number;
}
export class TestPerson {
  @Id() readonly id!: string;
  @Optional() @Text(60) readonly name?: string | null;
  @Optional() @ResidentId() readonly residentId?: string | null;
  @Optional() @Mobile() readonly mobile?: string | null;
  @Int(0, 3) readonly level!: number;
  @Optional() @Day() readonly born?: string | null;
}
export class TestPersonList {
  @ListOf(() => TestPerson, { max: 200 }) readonly items!: TestPerson[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class CreateTestEnterprise {
  @Optional() @Text(200) readonly name?: string;
  @Optional() @Uscc() readonly uscc?: string;
  @Optional() @Id({ description: 'Test person who becomes its owner; made unless said' }) readonly agentId?: string;
}
export class TestEnterprise {
  @Id() readonly id!: string;
  @Text(200) readonly name!: string;
  @Uscc() readonly uscc!: string;
  @Optional() @Id({ description: 'Its first agent, with the role of owner' }) readonly agentId?: string | null;
  @Optional() @Id() readonly mandateId?: string | null;
}
export class TestEnterpriseList {
  @ListOf(() => TestEnterprise, { max: 200 }) readonly items!: TestEnterprise[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class CreateTestOfficer {
  @Optional() @Text(60) readonly name?: string;
  @Optional() @Mobile() readonly mobile?: string;
  @Region() readonly region!: string;
  @Optional() @Text(60, { description: '`transport` unless said' }) readonly department?: string;
  @Texts({ min: 1, max: 5, words: officerRoles }) readonly roles!: OfficerRole[];
}
export class TestOfficer {
  @Id() readonly id!: string;
  @Text(60) readonly name!: string;
  @Mobile() readonly mobile!: string;
  @Region() readonly region!: string;
  @Text(60) readonly department!: string;
  @Texts({ max: 5, words: officerRoles }) readonly roles!: OfficerRole[];
}
export class TestOfficerList {
  @ListOf(() => TestOfficer, { max: 200 }) readonly items!: TestOfficer[];
  @Optional() @Text(300) readonly next?: string | null;
}
export const testSubjects = ['person', 'enterprise', 'officer'] as const;
export class MintTestToken {
  @OneOf(testSubjects) readonly kind!: (typeof testSubjects)[number];
  @Id({ description: 'A test person, enterprise or officer that this app made' }) readonly id!: string;
  @Optional() @Id({ description: 'Enterprise: the agent that acts for it; its first one unless said' }) readonly agentId?: string;
  @Optional() @Texts({ min: 1, max: 100, length: 60, description: 'All that the subject may unless said' }) readonly scopes?: string[];
}
export class TestToken {
  @Text(8000) readonly accessToken!: string;
  @OneOf(['Bearer']) readonly tokenType!: 'Bearer';
  @Int(1, 86400, { description: 'Seconds' }) readonly expiresIn!: number;
  @Text(4000, { min: 0 }) readonly scope!: string;
}

export const identityProblems = {
  subjectNotFound: problem('identity.subject-not-found', 'not-found', { en: 'There is no such person, enterprise or officer', zh: '没有该自然人、企业或工作人员' }),
  enterpriseNotFound: problem('identity.enterprise-not-found', 'not-found', { en: 'There is no such enterprise for you', zh: '未找到该企业' }),
  agentUnknown: problem('identity.agent-unknown', 'unprocessable', { en: 'The agent is not known here: he or she signs in once first', zh: '该经办人尚未登记，请其先登录一次' }),
  agentNeeded: problem('identity.agent-needed', 'invalid', { en: 'Name one agent: by id or by mobile number', zh: '请以编号或手机号指明一名经办人' }),
  notOwner: problem('identity.not-owner', 'forbidden', { en: 'Only an owner may grant and end mandates of the enterprise', zh: '只有企业负责人可以授予或终止授权' }),
  mandateNotFound: problem('identity.mandate-not-found', 'not-found', { en: 'There is no such mandate for you', zh: '未找到该授权' }),
  mandateOverlap: problem('identity.mandate-overlap', 'conflict', { en: 'The agent has a mandate of the enterprise in that time', zh: '该经办人在此期间已有该企业的授权' }),
  mandateEnded: problem('identity.mandate-ended', 'conflict', { en: 'The mandate has ended', zh: '该授权已终止' }),
  windowWrong: problem('identity.window-wrong', 'unprocessable', { en: 'The time from start to end is not a possible one', zh: '起止时间不成立' }),
  scopeUnknown: problem('identity.scope-unknown', 'unprocessable', { en: 'A scope does not exist or cannot be given here', zh: '权限范围不存在或不可授予' }),
  notCommunityWorker: problem('identity.not-community-worker', 'forbidden', { en: 'Only a community worker records consents', zh: '只有社区工作者可以登记委托同意' }),
  personNeeded: problem('identity.person-needed', 'invalid', { en: 'Name one person: by id, or by mobile number (with the name when not known yet)', zh: '请以编号或手机号指明一人（尚未登记者须附姓名）' }),
  consentNotFound: problem('identity.consent-not-found', 'not-found', { en: 'There is no such consent for you', zh: '未找到该委托同意' }),
  appTaken: problem('identity.client-id-taken', 'conflict', { en: 'The client id is taken', zh: '该客户端编号已被使用' }),
  appNotFound: problem('identity.app-not-found', 'not-found', { en: 'There is no such app for you', zh: '未找到该应用' }),
  appFaulty: problem('identity.app-faulty', 'unprocessable', { en: 'The app cannot be registered like this', zh: '应用登记信息不成立' }),
  keysFaulty: problem('identity.keys-faulty', 'unprocessable', { en: 'The key set holds something that is not a usable public key', zh: '密钥集含有不可用的公钥' }),
  identifierTaken: problem('identity.identifier-taken', 'conflict', { en: 'The mobile number, resident number or credit code is registered already', zh: '手机号、身份证号或统一社会信用代码已登记' }),
  mandateMissing: problem('identity.mandate-missing', 'unprocessable', { en: 'The agent has no mandate of the enterprise just now', zh: '该经办人当前没有该企业的授权' }),
} as const;

const p = identityProblems;
const sandboxApp = { actors: ['app'], scope: 'sandbox' } as const;

export const identity = {
  ...clockOperations,
  ...keyOperations,
  ...dataOperations,
  readMe: operation({
    subject: 'identity.me.read.v1', summary: 'Who the token speaks for, masked',
    http: { method: 'GET', path: '/v1/identity/me', status: 200 },
    access: { actors: actorKinds, scope: 'identity:read' }, request: Nothing, response: Me, problems: [p.subjectNotFound],
  }),
  grantMandate: operation({
    subject: 'identity.mandate.grant.v1', summary: 'Give an agent a mandate to act for an enterprise',
    description: 'By an owner of the enterprise (acting for it), an officer or the operator.',
    http: { method: 'POST', path: '/v1/identity/mandates', status: 201 },
    access: { actors: ['enterprise', 'officer', 'operator'], scope: 'identity:manage' }, request: GrantMandate, response: MandateView, versioned: true,
    problems: [p.enterpriseNotFound, p.agentUnknown, p.agentNeeded, p.notOwner, p.mandateOverlap, p.windowWrong, p.scopeUnknown],
  }),
  listMandates: operation({
    subject: 'identity.mandate.list.v1', summary: 'Mandates, newest first: one’s own as an agent, those of the enterprise, or of any for officers',
    http: { method: 'GET', path: '/v1/identity/mandates', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer', 'operator'], scope: 'identity:read' }, request: ListMandates, response: MandateList,
  }),
  endMandate: operation({
    subject: 'identity.mandate.end.v1', summary: 'End a mandate at once; tokens of the enterprise are void',
    http: { method: 'POST', path: '/v1/identity/mandates/:mandateId/end', status: 200 },
    access: { actors: ['enterprise', 'officer', 'operator'], scope: 'identity:manage' }, request: MandateIdentified, response: MandateView, versioned: true,
    problems: [p.mandateNotFound, p.mandateEnded, p.notOwner, general.stale],
  }),
  readEnterprise: operation({
    subject: 'identity.enterprise.read.v1', summary: 'Name and credit code of an enterprise, and whether an agent may act for it now',
    access: { services: ['tax'] }, request: EnterpriseAsked, response: EnterpriseAnswer, problems: [p.enterpriseNotFound],
  }),
  readProfile: operation({
    subject: 'identity.profile.read.v1', summary: 'What is held of an applicant and so is not asked again; each reading is recorded',
    access: { services: ['permits'] }, request: ProfileAsked, response: Profile, problems: [p.subjectNotFound],
  }),
  readOfficer: operation({
    subject: 'identity.officer.read.v1', summary: 'Department, region and roles of an officer',
    access: { services: ['permits'] }, request: OfficerAsked, response: OfficerAnswer, problems: [p.subjectNotFound],
  }),
  recordConsent: operation({
    subject: 'identity.consent.record.v1', summary: 'Record a person’s consent that a community worker acts for him or her',
    http: { method: 'POST', path: '/v1/identity/consents', status: 201 },
    access: { actors: ['officer'], scope: 'identity:manage' }, request: RecordConsent, response: ConsentView, versioned: true,
    problems: [p.notCommunityWorker, p.personNeeded, p.subjectNotFound, p.windowWrong, p.scopeUnknown],
  }),
  listConsents: operation({
    subject: 'identity.consent.list.v1', summary: 'Consents that one gave or recorded, newest first',
    http: { method: 'GET', path: '/v1/identity/consents', status: 200 },
    access: { actors: ['person', 'officer'], scope: 'identity:read' }, request: Page, response: ConsentList,
  }),
  revokeConsent: operation({
    subject: 'identity.consent.revoke.v1', summary: 'Take a consent back: by the person, or by the worker who recorded it',
    http: { method: 'POST', path: '/v1/identity/consents/:consentId/revoke', status: 200 },
    access: { actors: ['person', 'officer'], scope: 'identity:manage' }, request: ConsentIdentified, response: ConsentView, versioned: true,
    problems: [p.consentNotFound, general.stale],
  }),
  registerApp: operation({
    subject: 'identity.app.register.v1', summary: 'Register a partner app; its secret is shown once',
    http: { method: 'POST', path: '/v1/identity/apps', status: 201 },
    access: { actors: ['operator'], scope: 'identity:apps' }, request: RegisterApp, response: RegisteredApp,
    problems: [p.appTaken, p.appFaulty, p.keysFaulty, p.scopeUnknown],
  }),
  registerAppKeys: operation({
    subject: 'identity.app.register-keys.v1', summary: 'Replace an app’s public keys',
    http: { method: 'POST', path: '/v1/identity/apps/:clientId/keys', status: 200 },
    access: { actors: ['operator'], scope: 'identity:apps' }, request: RegisterKeys, response: AppView, problems: [p.appNotFound, p.keysFaulty],
  }),
  revokeAccess: operation({
    subject: 'identity.access.revoke.v1', summary: 'Make every token and session of a subject void',
    http: { method: 'POST', path: '/v1/identity/access/:subject/revoke', status: 200 },
    access: { actors: ['operator'], scope: 'identity:apps' }, request: RevokeAccess, response: AccessRevoked,
  }),
  createTestPerson: operation({
    subject: 'identity.sandbox.create-person.v1', summary: 'Sandbox: make a test person; what is left out is generated and valid',
    http: { method: 'POST', path: '/v1/sandbox/people', status: 201 },
    access: sandboxApp, request: CreateTestPerson, response: TestPerson, sandbox: true, problems: [p.identifierTaken],
  }),
  listTestPeople: operation({
    subject: 'identity.sandbox.list-people.v1', summary: 'Sandbox: the test people this app made, newest first',
    http: { method: 'GET', path: '/v1/sandbox/people', status: 200 },
    access: sandboxApp, request: Page, response: TestPersonList, sandbox: true,
  }),
  createTestEnterprise: operation({
    subject: 'identity.sandbox.create-enterprise.v1', summary: 'Sandbox: make a test enterprise with its first agent',
    http: { method: 'POST', path: '/v1/sandbox/enterprises', status: 201 },
    access: sandboxApp, request: CreateTestEnterprise, response: TestEnterprise, sandbox: true, problems: [p.identifierTaken, p.subjectNotFound],
  }),
  listTestEnterprises: operation({
    subject: 'identity.sandbox.list-enterprises.v1', summary: 'Sandbox: the test enterprises this app made, newest first',
    http: { method: 'GET', path: '/v1/sandbox/enterprises', status: 200 },
    access: sandboxApp, request: Page, response: TestEnterpriseList, sandbox: true,
  }),
  createTestOfficer: operation({
    subject: 'identity.sandbox.create-officer.v1', summary: 'Sandbox: make a test officer',
    http: { method: 'POST', path: '/v1/sandbox/officers', status: 201 },
    access: sandboxApp, request: CreateTestOfficer, response: TestOfficer, sandbox: true, problems: [p.identifierTaken],
  }),
  listTestOfficers: operation({
    subject: 'identity.sandbox.list-officers.v1', summary: 'Sandbox: the test officers this app made, newest first',
    http: { method: 'GET', path: '/v1/sandbox/officers', status: 200 },
    access: sandboxApp, request: Page, response: TestOfficerList, sandbox: true,
  }),
  mintTestToken: operation({
    subject: 'identity.sandbox.mint-token.v1', summary: 'Sandbox: an access token for a test person, enterprise or officer, without a browser',
    http: { method: 'POST', path: '/v1/sandbox/tokens', status: 200 },
    access: sandboxApp, request: MintTestToken, response: TestToken, sandbox: true, idempotent: false,
    problems: [p.subjectNotFound, p.mandateMissing, p.scopeUnknown],
  }),
  registerTestKeys: operation({
    subject: 'identity.sandbox.register-keys.v1', summary: 'Sandbox: replace the app’s own public keys',
    http: { method: 'POST', path: '/v1/sandbox/apps/:clientId/keys', status: 200 },
    access: sandboxApp, request: RegisterKeys, response: AppView, sandbox: true, problems: [p.appNotFound, p.keysFaulty],
  }),
  accessRevoked: fact({ subject: 'identity.access.revoked.v1', summary: 'Tokens of a subject are void', payload: AccessRevoked, readBy: ['gateway', 'permits'] }),
} as const;
