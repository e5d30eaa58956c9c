import { Injectable } from '@nestjs/common';
import type { Prepared, Transaction } from '@counterless/platform';
import { Events, type NewEvent } from '../webhooks/ports.ts';

// One statement: whose it is, its place in that app's feed, and a delivery for each webhook that wants it.
const add: Prepared = {
  name: 'event.add',
  text: `WITH named AS (INSERT INTO event_subject (entity, app) SELECT u.entity, $4 FROM (SELECT DISTINCT unnest(ARRAY[$2, $3]::text[]) AS entity) AS u
           WHERE $4::text IS NOT NULL ON CONFLICT DO NOTHING),
         whose AS (SELECT coalesce((SELECT app FROM event_subject WHERE entity = $3), (SELECT app FROM event_subject WHERE entity = $2), $4) AS app),
         taken AS (INSERT INTO event_feed AS f (app, place) SELECT app, 1 FROM whose WHERE app IS NOT NULL
           ON CONFLICT (app) DO UPDATE SET place = f.place + 1 RETURNING app, place),
         told AS (INSERT INTO event (app, place, id, type, at, body) SELECT app, place, $1, $5, $6, $7 FROM taken RETURNING app, place, id, type)
         INSERT INTO webhook_delivery (id, webhook, event_id, place, due_at)
         SELECT uuidv7(), w.id, e.id, e.place, $8 FROM told e JOIN webhook w ON w.app = e.app
         WHERE w.disabled_by IS NULL AND (w.types = '{}' OR e.type = ANY(w.types))`,
};

@Injectable()
export class EventStore extends Events {
  add(tx: Transaction, event: NewEvent): void {
    tx.send(add, [event.id, event.entity, event.about, event.app ?? null, event.type, event.at, event.body, tx.clock.now()]);
  }
}
