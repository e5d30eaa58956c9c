import type { LocalText } from '@counterless/kernel';
import { fact } from './fact.ts';
import { operation } from './operation.ts';
import { Names } from './permits.ts';
import type { Service } from './service.ts';
import { Flag, Id, Instant, Int, Json, ListOf, Nested, OneOf, Optional } from './vocabulary.ts';

/** What the platform holds of a person, by kind. A service that keeps another kind names it here. */
export const dataKinds = {
  'identity.person': { zh: '账户与实名信息', en: 'Account and real name' },
  'identity.mandate': { zh: '企业授权', en: 'Mandates of enterprises' },
  'identity.consent': { zh: '委托同意', en: 'Consents to community workers' },
  'identity.data-request': { zh: '个人信息请求', en: 'Requests about personal data' },
  'permits.pass': { zh: '通行证', en: 'Entry passes' },
  'permits.case': { zh: '办件', en: 'Cases' },
  'permits.rating': { zh: '评价', en: 'Ratings' },
  'documents.file': { zh: '文件', en: 'Files' },
  'documents.upload': { zh: '未完成的上传', en: 'Unfinished uploads' },
  'documents.certificate': { zh: '电子证照', en: 'Certificates' },
  'delivery.message': { zh: '发送记录', en: 'Messages that were sent' },
  'delivery.inbox': { zh: '站内信', en: 'Inbox' },
  'delivery.preference': { zh: '接收偏好', en: 'Preferences' },
  'delivery.email': { zh: '电子邮箱', en: 'E-mail address' },
  'delivery.parcel': { zh: '寄递件', en: 'Parcels' },
} as const satisfies Record<string, LocalText>;
export type DataKind = keyof typeof dataKinds;
const kinds = Object.keys(dataKinds) as DataKind[];

/** Of whom, and upon which request. */
export class DataAsked {
  @Id() readonly requestId!: string;
  @Id() readonly personId!: string;
  @Optional() @Instant({ description: 'An export: when what was collected goes' }) readonly expiresAt?: string;
}
export class DataCount {
  @OneOf(kinds) readonly kind!: DataKind;
  @Int(0, 2147483647) readonly count!: number;
}
export class DataCollected {
  @Id() readonly requestId!: string;
  @Int(0, 100_000, { description: 'Parts that it is read in' }) readonly parts!: number;
  @ListOf(() => DataCount, { max: kinds.length }) readonly counts!: DataCount[];
}
export class KeptData {
  @OneOf(kinds) readonly kind!: DataKind;
  @Int(1, 2147483647) readonly count!: number;
  @Nested(() => Names, { description: 'Why it stays: the article, or what is still running' }) readonly basis!: Names;
  @Optional() @Instant({ description: 'When the last of it goes; not known of what is still running or in force' }) readonly until?: string | null;
  @Flag({ description: 'Something that has not ended needs it; it is looked at again each day' }) readonly running!: boolean;
}
export class DataErased {
  @Id() readonly requestId!: string;
  @ListOf(() => DataCount, { max: kinds.length, description: 'What is gone' }) readonly erased!: DataCount[];
  @ListOf(() => KeptData, { max: 100 }) readonly kept!: KeptData[];
}
export class DataShareNamed {
  @Id() readonly requestId!: string;
  @Int(1, 100_000) readonly part!: number;
}
export class DataEntry {
  @OneOf(kinds) readonly kind!: DataKind;
  @Json() readonly data!: object;
}
export class DataSharePart {
  @ListOf(() => DataEntry, { max: 10_000 }) readonly entries!: DataEntry[];
}

/**
 * What every service that holds data of people declares: it hands out what it collected for an export, and tells by facts, which
 * hold no personal data, that it has collected, and what it erased and kept.
 */
export function personDataOf<S extends Service>(service: S) {
  return {
    readDataShare: operation({
      subject: `${service}.data.read-share.v1`, summary: 'A part of what was collected of a person for an export',
      access: { services: ['identity'] }, request: DataShareNamed, response: DataSharePart,
    }),
    dataErased: fact({ subject: `${service}.data.erased.v1`, summary: 'What no law keeps of a person was erased', payload: DataErased, readBy: ['identity'] }),
    dataCollected: fact({ subject: `${service}.data.collected.v1`, summary: 'What is held of a person was collected for an export', payload: DataCollected, readBy: ['identity'] }),
  } as const;
}
