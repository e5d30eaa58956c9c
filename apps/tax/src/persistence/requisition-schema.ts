import { EntitySchema } from 'typeorm';
import { Requisition } from '../domain/requisition.ts';
import { at } from './taxpayer-schema.ts';

export const requisitionSchema = new EntitySchema<Requisition>({
  name: 'Requisition',
  target: Requisition,
  tableName: 'requisition',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'int' },
    taxpayer: { type: 'uuid' },
    region: { type: 'text' },
    channel: { type: 'text' },
    status: { type: 'text' },
    lines: { type: 'jsonb' },
    address: { type: 'uuid', nullable: true },
    actor: { type: 'text' },
    question: { type: 'jsonb' },
    office: { type: 'jsonb', nullable: true },
    month: { type: 'text' },
    requestedAt: at('requested_at'),
    promisedAt: { ...at('promised_at'), nullable: true },
    escalatedAt: { ...at('escalated_at'), nullable: true },
    issuedAt: { ...at('issued_at'), nullable: true },
    officeMinutes: { type: 'double precision', name: 'office_minutes', nullable: true },
    serials: { type: 'jsonb' },
    decisions: { type: 'jsonb' },
  },
});
