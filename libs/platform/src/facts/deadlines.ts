import type { Clock } from '@counterless/kernel';
import type { Database, Prepared } from '../persistence/database.ts';
import { isConnectionLoss } from '../persistence/failures.ts';
import type { UnitOfWork } from '../persistence/unit-of-work.ts';
import type { Logger } from '../runtime/logs.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { DeadlineHandler } from '../wire/handler.ts';

const due: Prepared = { name: 'deadline.due', text: 'SELECT kind, entity, due_at FROM deadline WHERE due_at <= $1 ORDER BY due_at LIMIT 100' };
const next: Prepared = { name: 'deadline.next', text: 'SELECT kind, entity, due_at FROM deadline ORDER BY due_at LIMIT 50' };
const take: Prepared = { name: 'deadline.take', text: 'DELETE FROM deadline WHERE kind = $1 AND entity = $2 AND due_at = $3 RETURNING 1' };
const lateAfter = 60_000;

interface Due {
  kind: string;
  entity: string;
  due_at: Date;
}

/** Fires what is due on the platform's clock: once, in the order of the deadlines, marked late when it comes late. */
export class Deadlines {
  readonly #failed = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly handlers: ReadonlyMap<string, DeadlineHandler>,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const rows = await this.database.read<Due>(due, [now]);
    for (const row of rows) await this.#fire(row, now);
    if (rows.length === 100) await this.run();
  }

  /** When the next one is due; without those that failed and wait for another try. */
  async nextDue(): Promise<Date | undefined> {
    const rows = await this.database.read<Due>(next, []);
    return rows.find(({ kind, entity }) => !this.#failed.has(`${kind}|${entity}`))?.due_at;
  }

  async #fire({ kind, entity, due_at: dueAt }: Due, now: Date): Promise<void> {
    const key = `${kind}|${entity}`;
    const retryAt = this.#failed.get(key);
    if (retryAt !== undefined && retryAt > Date.now()) return;
    const handler = this.handlers.get(kind);
    const late = now.getTime() - dueAt.getTime() > lateAfter;
    try {
      if (!handler) throw new Error(`nothing handles the deadline ${kind}`);
      await this.work.runOwn(`deadline:${kind}`, key, async tx => {
        const mine = await tx.query(take, [kind, entity, dueAt]);
        if (mine.length === 0) return;
        await handler.run(entity, tx, { late, dueAt });
        if (late) tx.audit(entity, { deadline: kind, late: true, dueAt: dueAt.toISOString() });
      });
      this.#failed.delete(key);
      this.metrics.deadlines.inc({ kind, late: String(late) });
    } catch (error) {
      if (isConnectionLoss(error)) throw error;
      // One deadline that fails must not hold up the others: it is tried again in half a minute.
      this.#failed.set(key, Date.now() + 30_000);
      this.logger.error({ err: error, kind, entity }, 'a deadline failed');
    }
  }
}
