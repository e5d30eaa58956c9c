import { Keeping, type Erasure, type FieldCipher, type Prepared, type Transaction } from '@counterless/platform';
import { retentionOf } from '@counterless/statutes';
import type { Move } from '../domain/parcel.ts';

const gone = [
  ['delivery.inbox', { name: 'inbox_message.erase', text: 'DELETE FROM inbox_message WHERE owner = $1 RETURNING 1' }],
  ['delivery.preference', { name: 'preference.erase', text: 'DELETE FROM preference WHERE owner = $1 RETURNING 1' }],
  ['delivery.email', { name: 'owner_email.erase', text: 'DELETE FROM owner_email WHERE owner = $1 RETURNING 1' }],
] as const;
const messages: Prepared = {
  name: 'message.to-erase',
  text: 'SELECT id, status, finished_at AS "finishedAt", recipient FROM message WHERE owner = $1 ORDER BY id FOR UPDATE',
};
const forgetMessage: Prepared = { name: 'message.forget', text: 'UPDATE message SET recipient = NULL, content = NULL WHERE id = $1' };
const dropMessage: Prepared = { name: 'message.drop', text: 'DELETE FROM message WHERE id = $1' };
// The simulated providers of a sandbox: what they were given, sign-in codes to the same number included.
const forgetOutbox: Prepared = { name: 'sandbox_outbox.erase', text: 'DELETE FROM sandbox_outbox WHERE message_id = $1 OR recipient_index = $2' };
const parcels: Prepared = {
  name: 'parcel.to-erase',
  text: `SELECT id, status, requested_at AS "requestedAt", moves FROM parcel WHERE owner_id = $1 AND owner_kind = 'person' ORDER BY id FOR UPDATE`,
};
const dropParcel = [
  { name: 'sandbox_order.erase', text: 'DELETE FROM sandbox_order WHERE order_id = $1' },
  { name: 'parcel.erase', text: 'DELETE FROM parcel WHERE id = $1' },
] as const satisfies readonly Prepared[];
const queuedBasis = { zh: '消息尚未送出', en: 'The message has not gone out' };
const underWayBasis = { zh: '寄递尚未结束', en: 'The parcel is still on its way' };
const ends: ReadonlySet<string> = new Set(['signed-for', 'returned', 'lost', 'refused']);

interface MessageRow {
  readonly id: string;
  readonly status: string;
  readonly finishedAt: Date | null;
  readonly recipient: Buffer | null;
}

/** The inbox, preferences and the address go; of messages their proof stays, without text and recipient; parcels while they may be inquired after. */
export class PersonErasure {
  constructor(private readonly cipher: Pick<FieldCipher, 'open' | 'blindIndex' | 'column'>) {}

  async run(tx: Transaction, personId: string): Promise<Erasure> {
    const keeping = new Keeping(tx.clock.now());
    for (const [kind, statement] of gone) keeping.erased(kind, (await tx.query(statement, [personId])).length);
    for (const message of await tx.query<MessageRow & object>(messages, [personId])) this.#message(tx, message, keeping);
    const posted = await tx.query<{ id: string; status: string; requestedAt: Date; moves: Buffer }>(parcels, [personId]);
    for (const parcel of posted) this.#parcel(tx, parcel, keeping);
    return keeping.outcome;
  }

  #message(tx: Transaction, { id, status, finishedAt, recipient }: MessageRow, keeping: Keeping): void {
    if (status === 'queued' || !finishedAt) return keeping.running('delivery.message', queuedBasis);
    const index = recipient && this.cipher.blindIndex(this.cipher.open(recipient, 'message.recipient'), 'mobile');
    if (index) tx.send(forgetOutbox, [id, index]);
    const { basis, until } = retentionOf('retention.case', finishedAt, tx.clock.now());
    if (until <= tx.clock.now()) {
      tx.send(dropMessage, [id]);
      return keeping.erased('delivery.message');
    }
    if (recipient) tx.send(forgetMessage, [id]);
    keeping.byLaw('delivery.message', basis, until);
  }

  #parcel(tx: Transaction, { id, status, requestedAt, moves }: { id: string; status: string; requestedAt: Date; moves: Buffer }, keeping: Keeping): void {
    if (!ends.has(status)) return keeping.running('delivery.parcel', underWayBasis);
    const last = this.cipher.column<readonly Move[]>('parcel.moves').from(moves)!.at(-1);
    const { basis, until } = retentionOf('retention.parcel', last ? new Date(last.at) : requestedAt, tx.clock.now());
    if (until > tx.clock.now()) return keeping.byLaw('delivery.parcel', basis, until);
    for (const statement of dropParcel) tx.send(statement, [id]);
    keeping.erased('delivery.parcel');
  }
}
