import { problem } from '@counterless/kernel';
import { documentsChains } from './documents-chains.ts';
import { certificates } from './documents-certificates.ts';
import { documentsFiles } from './documents-files.ts';
import { fact } from './fact.ts';
import { operation } from './operation.ts';
import { personDataOf } from './person-data.ts';
import { Nothing } from './permits.ts';
import { Id, Int, ListOf, OneOf, Optional, Text } from './vocabulary.ts';

export class PublicKey {
  @Text(16) readonly kid!: string;
  @OneOf(['EC']) readonly kty!: 'EC';
  @OneOf(['P-256']) readonly crv!: 'P-256';
  @Text(100) readonly x!: string;
  @Text(100) readonly y!: string;
  @OneOf(['ES256']) readonly alg!: 'ES256';
  @OneOf(['sig']) readonly use!: 'sig';
  @Optional() @Int(0, 253_402_300_799, { description: 'Seconds since 1970 (NumericDate); what says it was signed from here on is void. Absent while it signs' })
  readonly retiredAt?: number;
}
export class KeySetView {
  @ListOf(() => PublicKey, { max: 100 }) readonly keys!: PublicKey[];
}
export class LivingStatusList {
  @Text(40) readonly listId!: string;
  @Text(64, { description: 'Name of the list in a QR code and in its token' }) readonly uri!: string;
  @Int(0, 2_000_000_000) readonly version!: number;
}
export class StatusListsView {
  @ListOf(() => LivingStatusList, { max: 1000 }) readonly items!: LivingStatusList[];
}
export class StatusListNamed {
  @Text(40, { pattern: /^[a-z0-9-]+$/ }) readonly listId!: string;
}
export class StatusListSince extends StatusListNamed {
  @Int(0, 2_000_000_000, { description: 'Version that the device holds' }) readonly from!: number;
}
export class SignedStatusList {
  @Text(40) readonly listId!: string;
  @Int(0, 2_000_000_000) readonly version!: number;
  @Text(4_000_000, { description: 'Compact JWS, `statuslist+jwt`' }) readonly token!: string;
}
export class SignedStatusDelta {
  @Text(40) readonly listId!: string;
  @Int(0, 2_000_000_000) readonly from!: number;
  @Int(0, 2_000_000_000) readonly version!: number;
  @Optional() @Text(4_000_000, { description: 'Compact JWS of the changes, `statuslist-delta+jwt`; null when there are none' }) readonly token?: string | null;
}
export class CredentialSealed {
  @Id() readonly passId!: string;
  @Text(4000) readonly qr!: string;
  @Text(40) readonly listId!: string;
  @Int(0, 2_000_000_000) readonly index!: number;
  @Int(1, 1_000_000, { description: 'Version of the pass that it shows' }) readonly passVersion!: number;
}
export class StatusListChanged {
  @Text(40) readonly listId!: string;
  @Int(0, 2_000_000_000) readonly version!: number;
}
export class KeyRotated {
  @Text(100) readonly kid!: string;
}

export const documentsProblems = {
  listNotFound: problem('status-list.not-found', 'not-found', { en: 'No such status list', zh: '没有这个状态列表' }),
  deltaGone: problem('status-list.delta-gone', 'gone', { en: 'The version is too old for a delta; fetch the whole list', zh: '版本过旧，请下载完整状态列表' }),
} as const;

const statusListChanged = fact({ subject: 'documents.status-list.changed.v1', summary: 'A status list has a new version', payload: StatusListChanged, readBy: ['gateway'] });
const keyRotated = fact({ subject: 'documents.key.rotated.v1', summary: 'A new sealing key signs from now on', payload: KeyRotated, readBy: ['gateway'] });

export const documents = {
  ...personDataOf('documents'),
  ...documentsFiles,
  ...documentsChains,
  readKeys: operation({
    subject: 'documents.key.list.v1', summary: 'Public keys that check seals, offline too',
    http: { method: 'GET', path: '/v1/documents/keys', status: 200 },
    access: { public: true, services: ['permits'] }, request: Nothing, response: KeySetView,
    edge: { seconds: 1, invalidatedBy: [{ fact: keyRotated }] },
  }),
  rotateKey: operation({
    subject: 'documents.key.rotate.v1', summary: 'Make a new sealing key; the old ones keep checking what they sealed',
    http: { method: 'POST', path: '/v1/documents/keys/rotate', status: 201 },
    access: { actors: ['operator'], scope: 'documents:keys' }, request: Nothing, response: PublicKey,
  }),
  listStatusLists: operation({
    subject: 'documents.status-list.list.v1', summary: 'Status lists that a checkpoint without a network carries, newest first',
    description: 'Those in which a sealed credential has not ended yet.',
    http: { method: 'GET', path: '/v1/documents/status-lists', status: 200 },
    access: { public: true, services: ['permits'] }, request: Nothing, response: StatusListsView,
    edge: { seconds: 1, invalidatedBy: [{ fact: statusListChanged }] },
  }),
  readStatusList: operation({
    subject: 'documents.status-list.read.v1', summary: 'Signed status list: which sealed credentials are revoked',
    http: { method: 'GET', path: '/v1/documents/status-lists/:listId', status: 200 },
    access: { public: true, services: ['permits'] }, request: StatusListNamed, response: SignedStatusList, versioned: true,
    problems: [documentsProblems.listNotFound],
    edge: { seconds: 1, tag: r => r.listId, invalidatedBy: [{ fact: statusListChanged, tag: (data: StatusListChanged) => data.listId }] },
  }),
  readStatusDelta: operation({
    subject: 'documents.status-list.read-delta.v1', summary: 'Signed changes of a status list since a version',
    http: { method: 'GET', path: '/v1/documents/status-lists/:listId/delta', status: 200 },
    access: { public: true, services: ['permits'] }, request: StatusListSince, response: SignedStatusDelta,
    problems: [documentsProblems.listNotFound, documentsProblems.deltaGone],
  }),
  credentialSealed: fact({ subject: 'documents.credential.sealed.v1', summary: 'The QR code of a pass was sealed', payload: CredentialSealed, readBy: ['permits'] }),
  statusListChanged,
  keyRotated,
  ...certificates,
} as const;
