import { EntitySchema } from 'typeorm';
import type { FieldCipher } from '@counterless/platform';
import { Parcel, type Move } from '../domain/parcel.ts';

const at = (name: string) => ({ type: 'timestamptz', precision: 3, name }) as const;

/** Whom it is for, where, and every place on its way are sealed. */
export function parcelSchema(cipher: Pick<FieldCipher, 'column'>): EntitySchema<Parcel> {
  const sealed = cipher.column<readonly Move[]>('parcel.moves');
  return new EntitySchema<Parcel>({
    name: 'Parcel',
    target: Parcel,
    tableName: 'parcel',
    columns: {
      id: { type: 'uuid', primary: true },
      version: { type: 'int' },
      status: { type: 'text' },
      ownerKind: { type: 'text', name: 'owner_kind' },
      ownerId: { type: 'uuid', name: 'owner_id' },
      region: { type: 'text' },
      reference: { type: 'text' },
      contents: { type: 'text' },
      to: { type: 'bytea', name: 'address', transformer: cipher.column('parcel.address') },
      request: { type: 'bytea' },
      courier: { type: 'text' },
      waybill: { type: 'text', nullable: true },
      moves: {
        type: 'bytea',
        transformer: {
          to: moves => sealed.to(moves as readonly Move[]),
          from: bytes => sealed.from(bytes as Buffer)!.map(m => ({ ...m, at: new Date(m.at) })),
        },
      },
      requestedAt: at('requested_at'),
      acceptedAt: { ...at('accepted_at'), nullable: true },
      tries: { type: 'int' },
      dueAt: { ...at('due_at'), nullable: true },
      error: { type: 'text', nullable: true },
      heardAt: { ...at('heard_at'), nullable: true },
      overdueSince: { ...at('overdue_since'), nullable: true },
    },
  });
}
