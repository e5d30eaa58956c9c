import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { FieldCipher } from '@counterless/platform';
import { App } from '../domain/app.ts';
import { Consent } from '../domain/consent.ts';
import { DataRequest } from '../domain/data-request.ts';
import { Enterprise, Mandate } from '../domain/mandate.ts';
import { Officer } from '../domain/officer.ts';
import { Person } from '../domain/person.ts';

const text = (name: string, more: Partial<EntitySchemaColumnOptions> = {}): EntitySchemaColumnOptions => ({
  type: 'text',
  name,
  ...more,
});
const maybe = (name: string) => text(name, { nullable: true });
const texts = (name: string) => text(name, { array: true });
const time = (name: string, nullable = false): EntitySchemaColumnOptions => ({ type: 'timestamptz', name, nullable });
const bytes = (name: string): EntitySchemaColumnOptions => ({ type: 'bytea', name, nullable: true });
const id: EntitySchemaColumnOptions = { type: 'uuid', primary: true, name: 'id' };
const version: EntitySchemaColumnOptions = { type: 'int', name: 'version' };
const flag = (name: string): EntitySchemaColumnOptions => ({ type: 'boolean', name });
const made = { madeBy: maybe('made_by'), test: flag('test'), createdAt: time('created_at') };

/** The look-up digests are columns of the tables, not of the domain: the stores fill them in. */
export interface Indexed {
  mobileIndex: Buffer | null;
  residentIdIndex: Buffer | null;
}

export function schemas(cipher: FieldCipher) {
  const sealed = (table: string, name: string): EntitySchemaColumnOptions => ({
    ...bytes(name),
    transformer: cipher.column<string>(`${table}.${name}`),
  });
  const person = new EntitySchema<Person>({
    name: 'Person',
    tableName: 'person',
    target: Person,
    columns: {
      id,
      version,
      level: { type: 'smallint', name: 'level' },
      ...made,
      name: sealed('person', 'name'),
      nameMasked: maybe('name_masked'),
      residentId: sealed('person', 'resident_id'),
      residentIdMasked: maybe('resident_id_masked'),
      mobile: sealed('person', 'mobile'),
      mobileMasked: maybe('mobile_masked'),
      residentIdIndex: bytes('resident_id_index'),
      mobileIndex: bytes('mobile_index'),
      leftAt: time('left_at', true),
    } as never,
  });
  const officer = new EntitySchema<Officer>({
    name: 'Officer',
    tableName: 'officer',
    target: Officer,
    columns: {
      id,
      version,
      ...made,
      name: sealed('officer', 'name'),
      nameMasked: text('name_masked'),
      mobile: sealed('officer', 'mobile'),
      mobileMasked: text('mobile_masked'),
      mobileIndex: bytes('mobile_index'),
      department: text('department'),
      region: text('region'),
      roles: texts('roles'),
    } as never,
  });
  const enterprise = new EntitySchema<Enterprise>({
    name: 'Enterprise',
    tableName: 'enterprise',
    target: Enterprise,
    columns: { id, version, uscc: text('uscc'), name: text('name'), ...made },
  });
  const mandate = new EntitySchema<Mandate>({
    name: 'Mandate',
    tableName: 'mandate',
    target: Mandate,
    columns: {
      id,
      version,
      enterpriseId: { type: 'uuid', name: 'enterprise_id' },
      agentId: { type: 'uuid', name: 'agent_id' },
      role: text('role'),
      scopes: texts('scopes') as never,
      starts: time('starts'),
      ends: time('ends'),
      endedAt: time('ended_at', true),
      grantedBy: text('granted_by'),
      createdAt: time('created_at'),
    },
  });
  const consent = new EntitySchema<Consent>({
    name: 'Consent',
    tableName: 'consent',
    target: Consent,
    columns: {
      id,
      version,
      workerId: { type: 'uuid', name: 'worker_id' },
      personId: { type: 'uuid', name: 'person_id' },
      purpose: text('purpose'),
      scopes: texts('scopes') as never,
      form: text('form'),
      recordedAt: time('recorded_at'),
      until: time('until'),
      revokedAt: time('revoked_at', true),
    },
  });
  const app = new EntitySchema<App>({
    name: 'App',
    tableName: 'app',
    target: App,
    columns: {
      id: text('id', { primary: true }),
      version,
      kind: text('kind'),
      nameZh: text('name_zh'),
      nameEn: text('name_en'),
      authentication: text('authentication'),
      secretHash: bytes('secret_hash'),
      jwks: { type: 'jsonb', name: 'jwks' },
      grantTypes: texts('grant_types') as never,
      redirectUris: texts('redirect_uris') as never,
      callbackUrls: texts('callback_urls') as never,
      scopes: texts('scopes') as never,
      mayVouch: flag('may_vouch'),
      createdAt: time('created_at'),
    },
  });
  const dataRequest = new EntitySchema<DataRequest>({
    name: 'DataRequest',
    tableName: 'data_request',
    target: DataRequest,
    columns: {
      id,
      version,
      personId: { type: 'uuid', name: 'person_id' },
      kind: text('kind'),
      status: text('status'),
      client: text('client'),
      askedAt: time('asked_at'),
      due: text('due'),
      why: { type: 'jsonb', name: 'why' },
      beginsAt: time('begins_at', true),
      expiresAt: time('expires_at', true),
      overdueAt: time('overdue_at', true),
      finishedAt: time('finished_at', true),
      receiptDigest: bytes('receipt_digest'),
    },
  });
  return { person, officer, enterprise, mandate, consent, app, dataRequest };
}
