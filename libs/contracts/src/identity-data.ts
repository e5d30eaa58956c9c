import { problem } from '@counterless/kernel';
import { fact } from './fact.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Nothing } from './permits.ts';
import { general } from './problems.ts';
import { DataAsked, DataCount, DataEntry, KeptData, personDataOf } from './person-data.ts';
import { services, type Service } from './service.ts';
import { Day, Id, Instant, Int, Json, ListOf, Mobile, OneOf, Optional, Text, Texts } from './vocabulary.ts';

export const dataRequestKinds = ['export', 'erasure'] as const;
export const dataRequestStatuses = ['collecting', 'ready', 'expired', 'cooling', 'erasing', 'erased', 'withdrawn'] as const;
/** The services that hold data of people: each answers every request. The census holds the list against the services that there are. */
export const dataHolders = services.filter(s => s !== 'gateway');

export class DataRequestIdentified {
  @Id() readonly requestId!: string;
}
export class DataShareView {
  @OneOf(services) readonly service!: Service;
  @Instant() readonly at!: string;
  @ListOf(() => DataCount, { max: 100, description: 'What was collected, or erased' }) readonly counts!: DataCount[];
  @ListOf(() => KeptData, { max: 100, description: 'An erasure: what stays, why, until when' }) readonly kept!: KeptData[];
}
export class DataRequestView {
  @Id() readonly id!: string;
  @Int(1, 2147483647) readonly version!: number;
  @OneOf(dataRequestKinds) readonly kind!: (typeof dataRequestKinds)[number];
  @OneOf(dataRequestStatuses, {
    description: 'collecting: services are at it. ready: to be read. expired: no longer. cooling: an erasure that may still be withdrawn. erasing: begun. erased: done, but for what is kept. withdrawn: by the person',
  })
  readonly status!: (typeof dataRequestStatuses)[number];
  @Instant() readonly askedAt!: string;
  @Day({ description: 'Last day for it to be answered' }) readonly due!: string;
  @Json({ description: 'Why that day: rule, article, days that were not counted' }) readonly why!: object;
  @Optional() @Instant({ description: 'An erasure: when it begins, and can no longer be withdrawn' }) readonly beginsAt?: string | null;
  @Optional() @Instant({ description: 'An export: when it goes' }) readonly expiresAt?: string | null;
  @Optional() @Instant({ description: 'The last day passed without an answer' }) readonly overdueAt?: string | null;
  @Optional() @Instant() readonly finishedAt?: string | null;
  @Texts({ max: services.length, words: services, description: 'Services that have not answered yet: one that is away answers after its return' }) readonly waitingFor!: Service[];
  @ListOf(() => DataShareView, { max: services.length }) readonly shares!: DataShareView[];
}
export class DataRequestContact {
  @Id({ description: 'The person who asked' }) readonly owner!: string;
  @Optional() @Mobile() readonly mobile?: string;
}
export class AskErasure {
  @OneOf(['erase', '删除'], { description: 'That it is meant, in the language of the person' }) readonly confirm!: 'erase' | '删除';
}
export class AskedErasure extends DataRequestView {
  @Text(22, { description: 'Shown once: with it the outcome can be read when the account is gone' }) readonly receipt!: string;
}
export class ErasureReceipt {
  @Text(22, { min: 22, pattern: /^[A-Za-z0-9_-]+$/ }) readonly receipt!: string;
}
export class DataRequestList {
  @ListOf(() => DataRequestView, { max: 200 }) readonly items!: DataRequestView[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class ReadExport extends DataRequestIdentified {
  @Optional() @Int(1, 100_000, { description: 'The first unless said' }) readonly part?: number;
}
export class DataIndexEntry extends DataCount {
  @OneOf(services) readonly service!: Service;
  @Text(100) readonly zh!: string;
  @Text(100) readonly en!: string;
}
export class DataExport {
  @OneOf(['counterless-person-data/1']) readonly format!: 'counterless-person-data/1';
  @Id() readonly requestId!: string;
  @Id() readonly personId!: string;
  @Instant({ description: 'When it was asked for' }) readonly askedAt!: string;
  @Int(1, 100_000) readonly part!: number;
  @Int(1, 100_000) readonly parts!: number;
  @ListOf(() => DataIndexEntry, { max: 100, description: 'What all parts together hold, in words for people' }) readonly index!: DataIndexEntry[];
  @ListOf(() => DataEntry, { max: 10_000, description: 'Entries of one service; files and certificates are named with their SHA-256 and address' }) readonly entries!: DataEntry[];
  @Optional() @Int(2, 100_000, { description: '`part` of the next part; null at the end' }) readonly next?: number | null;
}
export const dataProblems = {
  personNotFound: problem('data-request.person-not-found', 'not-found', { en: 'Nothing is held of you here: the account is not known', zh: '本平台没有该账户，未持有您的信息' }),
  requestNotFound: problem('data-request.not-found', 'not-found', { en: 'There is no such request of yours', zh: '未找到您的该项请求' }),
  requestOpen: problem('data-request.open', 'conflict', { en: 'A request of this kind is open already: see the list of your requests', zh: '您已有一项同类请求在处理中，请查看您的请求列表' }),
  exportNotReady: problem('data-request.not-ready', 'conflict', { en: 'The export is not ready: services are still collecting', zh: '导出尚未完成，相关服务仍在收集' }),
  exportExpired: problem('data-request.expired', 'gone', { en: 'The export is no longer kept: ask for a new one', zh: '导出已过保存期，请重新申请' }),
  partUnknown: problem('data-request.part-unknown', 'not-found', { en: 'The export has no such part', zh: '该导出没有这一部分' }),
  erasureBegun: problem('data-request.erasure-begun', 'conflict', { en: 'It is not an erasure that waits: it cannot be withdrawn', zh: '该请求不是等待中的删除请求，不能撤回' }),
  levelTooLow: problem('data-request.level-too-low', 'forbidden', { en: 'Prove your real name first (level 2): nobody else shall have your data', zh: '请先完成实名认证（2级）：您的个人信息不会交给他人' }),
  ownOnly: problem('data-request.own-only', 'forbidden', { en: 'Only the person can ask for this, not somebody who acts for him or her', zh: '只能由本人提出，代办人不能代为提出' }),
} as const;
const p = dataProblems;
const own = { actors: ['person'], scope: 'identity:data' } as const;

export const dataOperations = {
  ...personDataOf('identity'),
  askExport: operation({
    subject: 'identity.data.ask-export.v1', summary: 'Ask for a copy of all that the platform holds of you',
    description: 'By the person alone, with a proven real name (level 2), in an own session or through a partner app. Every service collects its share; one that is away does after its return. Personal Information Protection Law, article 45.',
    http: { method: 'POST', path: '/v1/identity/data-exports', status: 202 },
    access: own, request: Nothing, response: DataRequestView, versioned: true, problems: [p.requestOpen, p.levelTooLow, p.ownOnly, p.personNotFound],
  }),
  listDataRequests: operation({
    subject: 'identity.data.list-requests.v1', summary: 'One’s own requests about personal data, newest first',
    http: { method: 'GET', path: '/v1/identity/data-requests', status: 200 },
    access: own, request: Page, response: DataRequestList,
  }),
  readDataRequest: operation({
    subject: 'identity.data.read-request.v1', summary: 'How far a request about personal data is, and what each service answered',
    http: { method: 'GET', path: '/v1/identity/data-requests/:requestId', status: 200 },
    access: own, request: DataRequestIdentified, response: DataRequestView, versioned: true, problems: [p.requestNotFound],
  }),
  readDataRequestContact: operation({
    subject: 'identity.data.read-contact.v1', summary: 'Whom a message about a request for personal data reaches',
    access: { services: ['delivery'] }, request: DataRequestIdentified, response: DataRequestContact, problems: [p.requestNotFound],
  }),
  readExport: operation({
    subject: 'identity.data.read-export.v1', summary: 'A part of an export: machine-readable entries, with an index in words',
    description: 'Each reading is recorded. Parts come from the services that hold the data: 503 while one is away.',
    http: { method: 'GET', path: '/v1/identity/data-requests/:requestId/export', status: 200 },
    access: own, request: ReadExport, response: DataExport, problems: [p.requestNotFound, p.exportNotReady, p.exportExpired, p.partUnknown, p.ownOnly],
    deadline: 15_000,
  }),
  askErasure: operation({
    subject: 'identity.data.ask-erasure.v1', summary: 'Ask for the erasure of your account and of all that no law keeps',
    description: 'By the person alone, with a proven real name (level 2). It begins after three days, in which it can be withdrawn; then the account is closed and every service erases, or keeps for a stated reason and time. What runs (a case, a live pass, a parcel) is erased when it has ended. Personal Information Protection Law, article 47.',
    http: { method: 'POST', path: '/v1/identity/data-erasures', status: 202 },
    access: own, request: AskErasure, response: AskedErasure, versioned: true, problems: [p.requestOpen, p.levelTooLow, p.ownOnly, p.personNotFound],
  }),
  withdrawErasure: operation({
    subject: 'identity.data.withdraw-erasure.v1', summary: 'Withdraw an erasure that has not begun',
    http: { method: 'POST', path: '/v1/identity/data-requests/:requestId/withdraw', status: 200 },
    access: own, request: DataRequestIdentified, response: DataRequestView, versioned: true, problems: [p.requestNotFound, p.erasureBegun, general.stale],
  }),
  checkErasure: operation({
    subject: 'identity.data.check-erasure.v1', summary: 'What became of an erasure, by its receipt: what is gone, what is kept, why and until when',
    http: { method: 'GET', path: '/v1/identity/erasure-receipts/:receipt', status: 200, perMinute: 60 },
    access: { public: true }, request: ErasureReceipt, response: DataRequestView, problems: [p.requestNotFound],
  }),
  erasureBegun: fact({ subject: 'identity.data.erasure-begun.v1', summary: 'A person’s account is closed and the erasure begins', payload: DataAsked, readBy: dataHolders, partners: true }),
  erasureFinished: fact({ subject: 'identity.data.erasure-finished.v1', summary: 'All is erased but what a law keeps', payload: DataAsked, readBy: dataHolders, partners: true }),
  exportReady: fact({ subject: 'identity.data.export-ready.v1', summary: 'What is held of a person is collected and may be read', payload: DataAsked, readBy: ['delivery'], partners: true }),
  exportAsked: fact({ subject: 'identity.data.export-asked.v1', summary: 'A person asks for a copy of what is held', payload: DataAsked, readBy: dataHolders, partners: true }),
} as const;
