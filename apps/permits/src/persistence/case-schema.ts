import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { FieldCipher } from '@counterless/platform';
import { ServiceCase } from '../domain/service-case.ts';

const at = (name: string, nullable = true): EntitySchemaColumnOptions => ({ type: 'timestamptz', precision: 3, name, nullable });
const text = (name: string): EntitySchemaColumnOptions => ({ type: 'text', name });
const json = (name: string, nullable = false): EntitySchemaColumnOptions => ({ type: 'jsonb', name, nullable });

/** The mapping of cases; what was filled in is sealed in its columns. Tasks and history are rows of their own. */
export const caseSchema = (cipher: Pick<FieldCipher, 'column'>) =>
  new EntitySchema<ServiceCase>({
    name: 'ServiceCase',
    target: ServiceCase,
    tableName: 'service_case',
    columns: {
      id: { type: 'uuid', primary: true },
      version: { type: 'int' },
      status: { type: 'text' },
      matterCode: text('matter_code'),
      matterVersion: { type: 'int', name: 'matter_version' },
      title: json('title'),
      plan: json('plan'),
      department: { type: 'text' },
      region: { type: 'text' },
      applicantKind: text('applicant_kind'),
      applicantId: { type: 'uuid', name: 'applicant_id' },
      client: { type: 'text' },
      acting: json('acting', true),
      form: { type: 'bytea', transformer: cipher.column('service_case.form') },
      contact: { type: 'bytea', nullable: true, transformer: cipher.column('service_case.contact') },
      materials: json('materials'),
      actsOn: json('renewal', true),
      clocks: json('clocks'),
      dues: json('dues'),
      supplement: json('supplement', true),
      extension: json('extension', true),
      decision: json('decision', true),
      certificate: json('certificate', true),
      deemedAccepted: { type: 'boolean', name: 'deemed_accepted' },
      draftedAt: at('drafted_at', false),
      submittedAt: at('submitted_at'),
      acceptedAt: at('accepted_at'),
      decidedAt: at('decided_at'),
      closedAt: at('closed_at'),
    },
  });
