import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Statement, type Transaction } from '@counterless/platform';
import type { Webhook } from '../domain/webhook.ts';
import { failingFor } from '../domain/webhook-retry.ts';
import { Deliveries, type PendingDelivery, type Range, type Settled } from '../webhooks/ports.ts';

const due: Prepared = {
  name: 'webhook_delivery.due',
  text: `SELECT d.id, w.id AS webhook, w.url, d.event_id AS "eventId", e.body, d.failures
         FROM webhook w CROSS JOIN LATERAL (SELECT * FROM webhook_delivery WHERE webhook = w.id AND status = 'pending' AND due_at <= $1 ORDER BY due_at, place LIMIT $2) AS d
         JOIN event e ON e.id = d.event_id
         WHERE w.disabled_by IS NULL AND w.id <> ALL($3::uuid[]) ORDER BY w.id, d.due_at, d.place`,
};
const nextDue: Prepared = {
  name: 'webhook_delivery.next-due',
  text: `SELECT min(d.due_at) AS at FROM webhook w CROSS JOIN LATERAL (SELECT due_at FROM webhook_delivery WHERE webhook = w.id AND status = 'pending' ORDER BY due_at LIMIT 1) AS d
         WHERE w.disabled_by IS NULL`,
};
// What is still pending only: a replay or a second leader may have come between. The webhook's state follows from the last of its attempts; whoever is named as
// its contact is told when that disables it, once, by a message of the same statement.
const settle: Statement = {
  text: `WITH s AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::int[], $5::text[], $6::int[], $7::timestamptz[], $8::timestamptz[])
           WITH ORDINALITY AS u(id, webhook, delivered, status, error, milliseconds, at, due_at, n)),
         noted AS (INSERT INTO webhook_attempt (delivery, at, status, error, milliseconds) SELECT d.id, s.at, s.status, s.error, s.milliseconds FROM s JOIN webhook_delivery d USING (id)),
         moved AS (UPDATE webhook_delivery d SET status = CASE WHEN s.delivered THEN 'delivered' WHEN s.due_at IS NULL THEN 'failed' ELSE 'pending' END,
             failures = d.failures + CASE WHEN s.delivered THEN 0 ELSE 1 END, due_at = coalesce(s.due_at, d.due_at)
           FROM s WHERE d.id = s.id AND d.status = 'pending'),
         latest AS (SELECT DISTINCT ON (webhook) webhook, delivered, bool_or(status IS NOT DISTINCT FROM 410) OVER (PARTITION BY webhook) AS gone FROM s ORDER BY webhook, n DESC),
         next AS (SELECT w.id, CASE WHEN l.delivered THEN NULL ELSE coalesce(w.failing_since, $9) END AS failing_since,
             CASE WHEN l.gone THEN 'gone' WHEN NOT l.delivered AND w.failing_since <= $10 THEN 'failing' END AS disabled_by
           FROM latest l JOIN webhook w ON w.id = l.webhook),
         changed AS (UPDATE webhook w SET version = w.version + 1, failing_since = n.failing_since, disabled_by = coalesce(w.disabled_by, n.disabled_by)
         FROM next n WHERE w.id = n.id AND (w.failing_since, w.disabled_by) IS DISTINCT FROM (n.failing_since, coalesce(w.disabled_by, n.disabled_by))
           RETURNING w.id, w.disabled_by, w.failing_since, w.contact, old.disabled_by AS former)
         INSERT INTO message (id, fact_id, audience, template, entity, region, about, fields, queued_at, due_at)
         SELECT uuidv7(), uuidv7(), 'contact', 'webhook-' || disabled_by, 'webhook:' || id, '', 'webhook:' || id, json_build_object('since', iso(failing_since)), $9::timestamptz, $9::timestamptz
         FROM changed WHERE former IS NULL AND disabled_by IS NOT NULL AND contact IS NOT NULL`,
};
const again = `ON CONFLICT (webhook, event_id) DO UPDATE SET status = 'pending', failures = 0, due_at = excluded.due_at RETURNING 1)
  SELECT count(*)::int AS events FROM again`;
const insertAgain = 'INSERT INTO webhook_delivery (id, webhook, event_id, place, due_at) SELECT uuidv7(), $1, e.id, e.place';
const replayOne: Prepared = {
  name: 'webhook_delivery.replay-one',
  text: `WITH again AS (${insertAgain}, $4::timestamptz FROM event e WHERE e.app = $2 AND e.id = $3 ${again}`,
};
const replayRange: Prepared = {
  name: 'webhook_delivery.replay-range',
  text: `WITH again AS (${insertAgain}, $6::timestamptz FROM event e WHERE e.app = $2 AND e.at >= $3 AND e.at < $4 AND ($5::text[] = '{}' OR e.type = ANY($5)) ${again}`,
};
const forget: Prepared = { name: 'event.forget', text: 'DELETE FROM event WHERE at < $1' };

const ever = { start: new Date(0), end: new Date('9999-01-01T00:00:00Z') };

@Injectable()
export class DeliveryStore extends Deliveries {
  constructor(private readonly database: Database) {
    super();
  }

  due(now: Date, each: number, without: readonly string[]): Promise<PendingDelivery[]> {
    return this.database.read<PendingDelivery & Record<string, unknown>>(due, [now, each, without]);
  }

  nextDue(): Promise<Date | undefined> {
    return this.database.earliest(nextDue);
  }

  async settle(settled: readonly Settled[], now: Date): Promise<void> {
    const column = <T>(of: (s: Settled) => T) => settled.map(of);
    await this.database.read(settle, [
      column(s => s.delivery.id),
      column(s => s.delivery.webhook),
      column(s => s.attempt.delivered),
      column(s => s.attempt.status),
      column(s => s.attempt.error),
      column(s => s.attempt.milliseconds),
      column(() => now.toISOString()),
      column(s => s.dueAt?.toISOString() ?? null),
      now,
      new Date(now.getTime() - failingFor),
    ]);
  }

  async replay(tx: Transaction, { id, app, types }: Webhook, { eventId, from = ever.start, until = ever.end }: Range, now: Date): Promise<number> {
    const [row] = await (eventId === undefined
      ? tx.query<{ events: number }>(replayRange, [id, app, from, until, types, now])
      : tx.query<{ events: number }>(replayOne, [id, app, eventId, now]));
    return row!.events;
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.database.read(forget, [moment]);
  }
}
