import { Injectable } from '@nestjs/common';
import { newId } from '@counterless/kernel';
import { Database, FieldCipher, type Prepared, type Transaction } from '@counterless/platform';
import { Messages, type NewMessage, type Outcome, type QueuedMessage } from '../sending/ports.ts';

const insert: Prepared = {
  name: 'message.insert',
  text: `INSERT INTO message (id, fact_id, channel, audience, template, entity, region, about, fields, queued_at, due_at)
         SELECT u.*, $10::timestamptz, $10::timestamptz FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[]) AS u
         ON CONFLICT ON CONSTRAINT message_once DO NOTHING`,
};
// Ids grow with time, and the facts of an entity are handled in order: the first by id is the first that happened.
// Sorted before it is sifted, so that after an outage only as many are looked at as are taken, not all that wait.
const first = `NOT EXISTS (SELECT 1 FROM message e WHERE e.status = 'queued' AND e.entity = m.entity AND e.audience = m.audience AND e.id < m.id)`;
const due: Prepared = {
  name: 'message.due',
  text: `SELECT id, audience, template, entity, region, about, fields, tries, waits
         FROM (SELECT * FROM message WHERE status = 'queued' AND due_at <= $1 ORDER BY due_at, id) AS m
         WHERE ${first}
         LIMIT $2`,
};
const settle: Prepared = {
  name: 'message.settle',
  text: `UPDATE message m SET status = u.status, tries = u.tries, waits = u.waits, due_at = u.due_at, template_version = u.version,
           recipient = u.recipient, content = u.content, reference = u.reference, error = u.error,
           finished_at = CASE WHEN u.status = 'queued' THEN NULL ELSE $11::timestamptz END
         FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::timestamptz[], $6::int[], $7::bytea[], $8::bytea[], $9::text[], $10::text[])
           AS u(id, status, tries, waits, due_at, version, recipient, content, reference, error)
         WHERE m.id = u.id AND m.status = 'queued'`,
};
const nextDue: Prepared = { name: 'message.next-due', text: `SELECT min(due_at) AS at FROM message m WHERE status = 'queued' AND ${first}` };

@Injectable()
export class MessageStore extends Messages {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async add(tx: Transaction, messages: readonly NewMessage[]): Promise<void> {
    const column = <T>(of: (m: NewMessage) => T) => messages.map(of);
    await tx.query(insert, [
      messages.map(() => newId()),
      column(m => m.factId),
      column(m => (m.audience === 'contact' ? 'sms' : 'inbox')),
      column(m => m.audience),
      column(m => m.template),
      column(m => m.entity),
      column(m => m.region),
      column(m => m.about),
      column(m => JSON.stringify(m.fields)),
      tx.clock.now(),
    ]);
  }

  async due(now: Date, most: number): Promise<QueuedMessage[]> {
    return this.database.read<QueuedMessage & Record<string, unknown>>(due, [now, most]);
  }

  async settle(outcomes: readonly Outcome[], now: Date): Promise<void> {
    if (outcomes.length === 0) return;
    const column = <T>(of: (o: Outcome) => T) => outcomes.map(of);
    await this.database.read(settle, [
      column(o => o.id),
      column(o => o.status),
      column(o => o.tries),
      column(o => o.waits),
      column(o => o.dueAt.toISOString()),
      column(o => o.templateVersion),
      column(o => o.sent && this.cipher.seal(o.sent.recipient, 'message.recipient')),
      column(o => o.sent && this.cipher.seal(o.sent.content, 'message.content')),
      column(o => o.sent?.reference),
      column(o => o.error),
      now,
    ]);
  }

  async nextDue(): Promise<Date | undefined> {
    const [row] = await this.database.read<{ at: Date | null }>(nextDue, []);
    return row?.at ?? undefined;
  }
}
