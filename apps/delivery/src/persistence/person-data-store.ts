import { Injectable } from '@nestjs/common';
import { delivery, type DataEntry } from '@counterless/contracts';
import { FieldCipher, iso, PersonData, type Erasure, type Prepared, type Transaction } from '@counterless/platform';
import { PersonErasure } from './person-erasure.ts';

const messages: Prepared = {
  name: 'message.of-person',
  text: `SELECT json_build_object('id', id, 'channel', channel, 'template', template, 'entity', entity, 'about', about, 'status', status, 'language', language,
      'queuedAt', ${iso('queued_at')}, 'finishedAt', ${iso('finished_at')}, 'receipt', receipt, 'receiptAt', ${iso('receipt_at')}) AS view, recipient, content
    FROM message WHERE owner = $1 ORDER BY id`,
};
const inbox: Prepared = {
  name: 'inbox_message.of-person',
  text: `SELECT json_build_object('id', message_id, 'about', about, 'at', ${iso('at')}) AS view, content FROM inbox_message WHERE owner = $1 ORDER BY message_id`,
};
const preferences: Prepared = {
  name: 'preference.of-person',
  text: `SELECT json_build_object('purpose', purpose, 'channels', channels, 'language', language, 'changedAt', ${iso('changed_at')}) AS view FROM preference WHERE owner = $1 ORDER BY purpose`,
};
const email: Prepared = {
  name: 'owner_email.of-person',
  text: `SELECT json_build_object('confirmedAt', ${iso('confirmed_at')}) AS view, named, confirmed FROM owner_email WHERE owner = $1`,
};
const parcels: Prepared = {
  name: 'parcel.of-person',
  text: `SELECT json_build_object('id', id, 'status', status, 'reference', reference, 'contents', contents, 'courier', courier, 'waybill', waybill,
      'requestedAt', ${iso('requested_at')}) AS view, address, moves FROM parcel WHERE owner_id = $1 AND owner_kind = 'person' ORDER BY id`,
};

/** What was sent to a person, the inbox, what a person chose, and parcels. */
@Injectable()
export class PersonDataStore extends PersonData {
  readonly told = { collected: delivery.dataCollected, erased: delivery.dataErased };

  readonly #erasure: PersonErasure;

  constructor(private readonly cipher: FieldCipher) {
    super();
    this.#erasure = new PersonErasure(cipher);
  }

  async collect(tx: Transaction, personId: string): Promise<DataEntry[]> {
    const text = (sealed: Buffer | null, context: string) => sealed && this.cipher.open(sealed, context);
    const json = (sealed: Buffer | null, context: string) => this.cipher.column<object>(context).from(sealed);
    const sent = await tx.query<{ view: object; recipient: Buffer | null; content: Buffer | null }>(messages, [personId]);
    const notes = await tx.query<{ view: object; content: Buffer }>(inbox, [personId]);
    const chosen = await tx.query<{ view: object }>(preferences, [personId]);
    const addresses = await tx.query<{ view: object; named: Buffer; confirmed: Buffer | null }>(email, [personId]);
    const posted = await tx.query<{ view: object; address: Buffer; moves: Buffer }>(parcels, [personId]);
    return [
      ...sent.map(({ view, recipient, content }) => ({
        kind: 'delivery.message' as const,
        data: { ...view, recipient: text(recipient, 'message.recipient'), content: text(content, 'message.content') },
      })),
      ...notes.map(({ view, content }) => ({
        kind: 'delivery.inbox' as const,
        data: { ...view, ...(JSON.parse(this.cipher.open(content, 'inbox_message.content')) as object) },
      })),
      ...chosen.map(({ view }) => ({ kind: 'delivery.preference' as const, data: view })),
      ...addresses.map(({ view, named, confirmed }) => ({
        kind: 'delivery.email' as const,
        data: { ...view, named: text(named, 'owner_email.email'), confirmed: text(confirmed, 'owner_email.email') },
      })),
      ...posted.map(({ view, address, moves }) => ({
        kind: 'delivery.parcel' as const,
        data: { ...view, address: json(address, 'parcel.address'), moves: json(moves, 'parcel.moves') },
      })),
    ];
  }

  erase(tx: Transaction, personId: string): Promise<Erasure> {
    return this.#erasure.run(tx, personId);
  }
}
