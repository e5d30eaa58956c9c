import { Injectable } from '@nestjs/common';
import type { SendParcel } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { Database, FieldCipher, type Prepared, type Transaction } from '@counterless/platform';
import type { Requisition } from '../domain/requisition.ts';
import { Parcels, type DueParcel } from '../ports/parcels.ts';
import { addressColumn, type SealedAddress } from './taxpayer-store.ts';

const pack: Prepared = {
  name: 'parcel.pack',
  text: `INSERT INTO parcel (id, requisition, attempt, serials, status, steps, due_at, tries)
    VALUES ($1, $2, (SELECT count(*) + 1 FROM parcel WHERE requisition = $2), $3, 'requested', '[]', $4, 0)`,
};
const due: Prepared = {
  name: 'parcel.due',
  text: 'SELECT id, tries FROM parcel WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2',
};
const nextDue: Prepared = { name: 'parcel.next-due', text: 'SELECT min(due_at) AS at FROM parcel' };
const order: Prepared = {
  name: 'parcel.order',
  text: `SELECT p.requisition, p.serials, r.taxpayer, r.region, r.address, a.region AS "toRegion", a.sealed
    FROM parcel p JOIN requisition r ON r.id = p.requisition JOIN delivery_address a ON a.id = r.address WHERE p.id = $1`,
};
const asked: Prepared = {
  name: 'parcel.asked',
  text: 'UPDATE parcel SET due_at = $2, tries = tries + 1 WHERE id = $1 AND due_at IS NOT NULL',
};
const note: Prepared = {
  name: 'parcel.note',
  text: `UPDATE parcel p SET status = $2, waybill = coalesce($3, waybill), due_at = NULL,
      steps = CASE WHEN jsonb_array_length(steps) < 400 THEN steps || jsonb_build_object('status', $2::text, 'at', $4::text) ELSE steps END
    WHERE id = $1 RETURNING requisition, attempt = (SELECT max(attempt) FROM parcel q WHERE q.requisition = p.requisition) AS latest`,
};

interface OrderRow {
  readonly requisition: string;
  readonly serials: Requisition['serials'];
  readonly taxpayer: string;
  readonly region: string;
  readonly address: string;
  readonly toRegion: string;
  readonly sealed: Buffer;
}

@Injectable()
export class ParcelStore extends Parcels {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  pack(tx: Transaction, { id, serials }: Requisition, at: Date): void {
    tx.send(pack, [newId(), id, JSON.stringify(serials), at]);
  }

  due(at: Date, most: number): Promise<readonly DueParcel[]> {
    return this.database.read<DueParcel & { id: string }>(due, [at, most]);
  }

  nextDue(): Promise<Date | undefined> {
    return this.database.earliest(nextDue);
  }

  async order(tx: Transaction, id: string): Promise<SendParcel> {
    const [row] = await tx.query<OrderRow>(order, [id]);
    if (!row) throw new Error(`there is no parcel ${id}`);
    const { requisition, serials, taxpayer, region, address, toRegion, sealed } = row;
    tx.audit(`address:${address}`, { read: 'whole', parcel: id });
    const to = this.cipher.column<SealedAddress>(addressColumn).from(sealed)!;
    const contents = serials.map(s => `${s.code} ${s.first}-${s.last}`).join('; ');
    return {
      parcelId: id,
      owner: { kind: 'enterprise', id: taxpayer },
      region,
      to: { recipient: to.recipient, mobile: to.mobile, region: toRegion, line: to.line },
      contents: contents.length <= 190 ? contents : `${contents.slice(0, 190)}…`,
      reference: `requisition:${requisition}`,
    };
  }

  asked(tx: Transaction, id: string, again: Date | null): void {
    tx.send(asked, [id, again]);
  }

  async note(
    tx: Transaction,
    id: string,
    { status, at, waybill }: { status: string; at: string; waybill?: string | undefined },
  ): Promise<string | undefined> {
    const [row] = await tx.query<{ requisition: string; latest: boolean }>(note, [id, status, waybill ?? null, at]);
    return row?.latest ? row.requisition : undefined;
  }
}
