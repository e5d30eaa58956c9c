import { EntitySchema } from 'typeorm';
import type { FieldCipher } from '@counterless/platform';
import { Pass } from '../domain/pass.ts';

const at = (name: string) => ({ type: 'timestamptz', precision: 3, name }) as const;

/** The mapping of passes; the driver's personal data is sealed in its column. */
export const passSchema = (cipher: Pick<FieldCipher, 'column'>) =>
  new EntitySchema<Pass>({
    name: 'Pass',
    target: Pass,
    tableName: 'pass',
    columns: {
      id: { type: 'uuid', primary: true },
      version: { type: 'int' },
      number: { type: 'text', nullable: true },
      status: { type: 'text' },
      plate: { type: 'text' },
      driver: { type: 'bytea', transformer: cipher.column('pass.driver') },
      driverName: { type: 'text', name: 'driver_name' },
      driverMobile: { type: 'text', name: 'driver_mobile' },
      cargo: { type: 'jsonb' },
      origin: { type: 'text' },
      destination: { type: 'text' },
      route: { type: 'jsonb' },
      validFrom: at('valid_from'),
      validUntil: at('valid_until'),
      requestedAt: at('requested_at'),
      holderKind: { type: 'text', name: 'holder_kind' },
      holderId: { type: 'text', name: 'holder_id' },
      client: { type: 'text' },
      decisions: { type: 'jsonb' },
      endedAt: { ...at('ended_at'), nullable: true },
      qr: { type: 'text', nullable: true },
      sealedVersion: { type: 'int', name: 'sealed_version', nullable: true },
      decidedVersion: { type: 'int', name: 'decided_version' },
    },
  });
