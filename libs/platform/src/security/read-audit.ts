import { actorText, type Actor } from '@counterless/contracts';
import { newId, type Clock } from '@counterless/kernel';
import type { Database, Prepared } from '../persistence/database.ts';
import { Gathered } from '../runtime/gathered.ts';
import type { Call } from '../wire/call.ts';

const insert: Prepared = {
  name: 'audit.reads',
  text: `INSERT INTO audit (id, at, actor, act, operation, request_id, entity, detail)
    SELECT u.id, $1, u.actor, u.act, u.operation, u.request_id, u.entity, u.detail
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) AS u(id, actor, act, operation, request_id, entity, detail)`,
};

type Row = readonly (string | null)[];

/**
 * Records who read personal data. A read has no transaction of its own to put the entry in, so those that wait together are
 * written together; nobody gets the data before its entry has committed.
 */
export class ReadAudit {
  readonly #notes: Gathered<Row, void>;

  constructor(database: Database, clock: Clock) {
    this.#notes = new Gathered<Row, void>(async rows => {
      await database.read(insert, [clock.now(), ...[0, 1, 2, 3, 4, 5, 6].map(i => rows.map(row => row[i]))]);
      return [];
    });
  }

  /** Resolves once the entry is committed. `detail` says which fields, never what they hold. */
  note(call: Call, entity: string, detail: Record<string, unknown>): Promise<void> {
    const act = call.actor && call.actor.kind !== 'service' ? (call.actor as Actor).act : undefined;
    const actor = call.actor ? actorText(call.actor) : 'anonymous';
    return this.#notes.do([newId(), actor, act ? JSON.stringify(act) : null, call.operation.subject, call.requestId, entity, JSON.stringify(detail)]);
  }
}
