import { Injectable } from '@nestjs/common';
import type { ReceiptStatus } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { Database, FieldCipher, type Collected, type Prepared, type Statement, type Transaction } from '@counterless/platform';
import { createHash } from 'node:crypto';
import type { Channel } from '../domain/channel-plan.ts';
import { Messages, type NewMessage, type Outcome, type QueuedMessage } from '../sending/ports.ts';

const insert: Collected<NewMessage> = {
  name: 'message.insert',
  text: `INSERT INTO message (id, fact_id, audience, template, entity, region, about, fields, office, queued_at, due_at)
         SELECT u.*, $10::timestamptz, $10::timestamptz
         FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::jsonb[]) AS u
         ON CONFLICT ON CONSTRAINT message_once DO NOTHING`,
  values: (messages, now) => [
    messages.map(() => newId()),
    messages.map(m => m.factId),
    messages.map(m => m.audience),
    messages.map(m => m.template),
    messages.map(m => m.entity),
    messages.map(m => m.region),
    messages.map(m => m.about),
    messages.map(m => JSON.stringify(m.fields)),
    messages.map(m => (m.office ? JSON.stringify(m.office) : null)),
    now,
  ],
};
// Ids grow with time, and the facts of an entity are handled in order: the first by id is the first that happened.
// Sorted before it is sifted, so that after an outage only as many are looked at as are taken, not all that wait.
// The first of its entity and audience; one that waits for the end of quiet hours beyond `at` holds up no other. OFFSET keeps it a look-up:
// as a join, planned by the statistics of an empty queue, it reads all that waits for each of them.
const first = (at: string) =>
  `NOT EXISTS (SELECT 1 FROM message e WHERE e.status = 'queued' AND e.entity = m.entity AND e.audience = m.audience AND e.id < m.id AND NOT (e.held AND e.due_at > ${at}) OFFSET 0)`;
const due: Prepared = {
  name: 'message.due',
  text: `SELECT id, fact_id AS "factId", audience, template, entity, region, office, about, fields, tries, waits, spent, begun
         FROM (SELECT * FROM message WHERE status = 'queued' AND due_at <= $1 AND (begun_at IS NULL OR begun_at <= $1 - interval '1 minute') ORDER BY due_at, id) AS m
         WHERE ${first('$1')}
         LIMIT $2`,
};
const begin: Statement = {
  text: `UPDATE message m SET begun = u.channel, begun_at = CASE WHEN u.exclusive THEN $4::timestamptz END
         FROM unnest($1::uuid[], $2::text[], $3::boolean[]) AS u(id, channel, exclusive)
         WHERE m.id = u.id AND m.status = 'queued' AND (m.begun_at IS NULL OR m.begun_at <= $4::timestamptz - interval '1 minute') RETURNING m.id`,
};
// What was taken for lost in doubt, and was sent after all, is known to be sent.
const settle: Statement = {
  text: `WITH u AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::timestamptz[], $6::int[], $7::bytea[], $8::bytea[], $9::text[], $10::text[],
             $11::text[], $12::text[], $13::boolean[], $14::text[], $15::text[], $16::text[], $17::bytea[], $18::uuid[], $19::text[], $20::text[])
           AS u(id, status, tries, waits, due_at, version, recipient, content, reference, error, spent, begun, held, channel, owner, language, digest, attempt, tried, outcome)),
         changed AS (UPDATE message m SET status = u.status, tries = u.tries, waits = u.waits, due_at = u.due_at, template_version = u.version,
             recipient = u.recipient, content = u.content, reference = u.reference, digest = u.digest, error = u.error,
             spent = string_to_array(u.spent, ','), begun = u.begun, begun_at = NULL, held = u.held, channel = coalesce(u.channel, m.channel),
             owner = coalesce(u.owner, m.owner), language = u.language,
             finished_at = CASE WHEN u.status = 'queued' THEN NULL ELSE $21::timestamptz END
           FROM u WHERE m.id = u.id AND (m.status = 'queued' OR m.status = 'unknown' AND u.status = 'sent') RETURNING m.id)
         INSERT INTO attempt (id, message_id, channel, outcome, error, at)
         SELECT u.attempt, u.id, u.tried, u.outcome, CASE WHEN u.outcome <> 'sent' THEN u.error END, $21::timestamptz FROM u JOIN changed USING (id) WHERE u.outcome IS NOT NULL`,
};
const receipt: Prepared = {
  name: 'message.receipt',
  text: `UPDATE message SET receipt = $2, receipt_at = $3 WHERE id = $1 AND status = 'sent' AND channel = 'sms' AND receipt IS NULL AND $2 = 'delivered'`,
};
const returned: Prepared = {
  name: 'message.returned',
  text: `WITH back AS (UPDATE message SET status = 'queued', finished_at = NULL, spent = spent || channel, tries = 0, due_at = $2, error = 'undelivered'
             WHERE id = $1 AND status = 'sent' AND channel = 'sms' AND receipt IS NULL AND NOT channel = ANY(spent) RETURNING id)
         INSERT INTO attempt (id, message_id, channel, outcome, at) SELECT $3, id, 'sms', 'undelivered', $4 FROM back`,
};
const there: Prepared = {
  name: 'message.there',
  text: `SELECT 1 FROM message WHERE id = $1 AND channel IS NOT NULL UNION ALL SELECT 1 FROM sign_in_code WHERE message_id = $1`,
};
const nextDue: Prepared = { name: 'message.next-due', text: `SELECT min(greatest(due_at, begun_at + interval '1 minute')) AS at FROM message m WHERE status = 'queued' AND ${first('m.due_at')}` };

@Injectable()
export class MessageStore extends Messages {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  add(tx: Transaction, messages: readonly NewMessage[]): void {
    tx.collect(insert, ...messages);
  }

  async due(now: Date, most: number): Promise<QueuedMessage[]> {
    return this.database.read<QueuedMessage & Record<string, unknown>>(due, [now, most]);
  }

  async begin(
    messages: readonly { id: string; channel: Channel; exclusive: boolean }[],
    now: Date,
  ): Promise<ReadonlySet<string>> {
    if (messages.length === 0) return new Set();
    const values = [messages.map(m => m.id), messages.map(m => m.channel), messages.map(m => m.exclusive), now];
    const rows = await this.database.read<{ id: string }>(begin, values);
    return new Set(rows.map(r => r.id));
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
      column(o => o.spent.join(',')),
      column(o => o.begun),
      column(o => o.held ?? false),
      column(o => o.channel),
      column(o => o.owner),
      column(o => o.language),
      column(o => o.sent && createHash('sha256').update(o.sent.content).digest()),
      column(o => o.attempt && newId()),
      column(o => o.attempt?.channel),
      column(o => o.attempt?.outcome),
      now,
    ]);
  }

  nextDue(): Promise<Date | undefined> {
    return this.database.earliest(nextDue);
  }

  async receipt(tx: Transaction, id: string, status: ReceiptStatus, at: Date): Promise<boolean> {
    if ((await tx.query(there, [id])).length === 0) return false;
    if (status === 'delivered') await tx.query(receipt, [id, status, at]);
    else await tx.query(returned, [id, tx.clock.now(), newId(), at]);
    tx.audit(`message:${id}`, { receipt: status });
    return true;
  }
}
