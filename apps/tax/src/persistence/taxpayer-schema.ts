import { EntitySchema } from 'typeorm';
import { Taxpayer } from '../domain/taxpayer.ts';

export const at = (name: string) => ({ type: 'timestamptz', precision: 3, name }) as const;

export const taxpayerSchema = new EntitySchema<Taxpayer>({
  name: 'Taxpayer',
  target: Taxpayer,
  tableName: 'taxpayer',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'int' },
    uscc: { type: 'text' },
    name: { type: 'text' },
    region: { type: 'text' },
    registeredAt: at('registered_at'),
  },
});
