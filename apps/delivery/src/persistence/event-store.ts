import { Injectable } from '@nestjs/common';
import type { Collected, Transaction } from '@counterless/platform';
import { Events, type NewEvent } from '../webhooks/ports.ts';

// One statement for a whole batch of reactions: whose each is, its place in that app's feed, and a delivery for each webhook that wants it.
// Whose: the app that the first fact about the entity named, which may stand in this batch. Looked up and not joined: a join planned when
// there were no entities yet would read all of them.
const add: Collected<NewEvent> = {
  name: 'event.add',
  text: `WITH u AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
             WITH ORDINALITY AS u(id, entity, about, app, type, at, body, n)),
         names AS (SELECT DISTINCT ON (entity) entity, app FROM (SELECT entity, app, n FROM u UNION ALL SELECT about, app, n FROM u) AS either
           WHERE app IS NOT NULL ORDER BY entity, n),
         named AS (INSERT INTO event_subject (entity, app) SELECT entity, app FROM names ORDER BY entity ON CONFLICT DO NOTHING),
         whose AS (SELECT u.*, coalesce((SELECT s.app FROM event_subject s WHERE s.entity = u.about), na.app,
             (SELECT s.app FROM event_subject s WHERE s.entity = u.entity), ne.app) AS owner
           FROM u LEFT JOIN names na ON na.entity = u.about LEFT JOIN names ne ON ne.entity = u.entity),
         placed AS (SELECT *, row_number() OVER (PARTITION BY owner ORDER BY n) AS nth FROM whose WHERE owner IS NOT NULL),
         taken AS (INSERT INTO event_feed AS f (app, place) SELECT owner, count(*) FROM placed GROUP BY owner ORDER BY owner
           ON CONFLICT (app) DO UPDATE SET place = f.place + excluded.place RETURNING app, place),
         told AS (INSERT INTO event (app, place, id, type, at, body)
           SELECT p.owner, t.place - c.of + p.nth, p.id, p.type, p.at, p.body
           FROM placed p JOIN taken t ON t.app = p.owner JOIN (SELECT owner, count(*) AS of FROM placed GROUP BY owner) c ON c.owner = p.owner
           RETURNING app, place, id, type)
         INSERT INTO webhook_delivery (id, webhook, event_id, place, due_at)
         SELECT uuidv7(), w.id, e.id, e.place, $8 FROM told e JOIN webhook w ON w.app = e.app
         WHERE w.disabled_by IS NULL AND (w.types = '{}' OR e.type = ANY(w.types))`,
  values: (events, now) => [
    events.map(e => e.id),
    events.map(e => e.entity),
    events.map(e => e.about),
    events.map(e => e.app ?? null),
    events.map(e => e.type),
    events.map(e => e.at.toISOString()),
    events.map(e => e.body),
    now,
  ],
};

@Injectable()
export class EventStore extends Events {
  add(tx: Transaction, event: NewEvent): void {
    tx.collect(add, event);
  }
}
