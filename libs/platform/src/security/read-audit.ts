import { actorText, type Actor } from '@counterless/contracts';
import { newId, type Clock } from '@counterless/kernel';
import type { Database, Prepared } from '../persistence/database.ts';
import type { Call } from '../wire/call.ts';

const insert: Prepared = {
  name: 'audit.reads',
  text: `INSERT INTO audit (id, at, actor, act, operation, request_id, entity, detail)
    SELECT u.id, $1, u.actor, u.act, u.operation, u.request_id, u.entity, u.detail
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) AS u(id, actor, act, operation, request_id, entity, detail)`,
};

interface Note {
  readonly row: readonly (string | null)[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Records who read personal data. A read has no transaction of its own to put the entry in, so those that wait together are
 * written together; nobody gets the data before its entry has committed.
 */
export class ReadAudit {
  #waiting: Note[] = [];
  #writing = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Resolves once the entry is committed. `detail` says which fields, never what they hold. */
  note(call: Call, entity: string, detail: Record<string, unknown>): Promise<void> {
    const act = call.actor && call.actor.kind !== 'service' ? (call.actor as Actor).act : undefined;
    const actor = call.actor ? actorText(call.actor) : 'anonymous';
    const row = [newId(), actor, act ? JSON.stringify(act) : null, call.operation.subject, call.requestId, entity, JSON.stringify(detail)];
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      if (!this.#writing) {
        this.#writing = true;
        setImmediate(() => void this.#write());
      }
    });
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const notes = this.#waiting;
      this.#waiting = [];
      const columns = [0, 1, 2, 3, 4, 5, 6].map(i => notes.map(n => n.row[i]));
      try {
        await this.database.read(insert, [this.clock.now(), ...columns]);
        for (const note of notes) note.resolve();
      } catch (error) {
        for (const note of notes) note.reject(error);
      }
    }
    this.#writing = false;
  }
}
