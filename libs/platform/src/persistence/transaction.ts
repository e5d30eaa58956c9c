import type { QueryResultRow } from 'pg';
import type { AnyFact, CloudEvent, DataOf, Fact } from '@counterless/contracts';
import { newId, type Clock } from '@counterless/kernel';
import type { Client, Prepared, Statement } from './database.ts';

export interface Origin {
  readonly actor: string;
  readonly act: string | undefined;
  readonly operation: string;
  readonly requestId: string;
  readonly traceparent: string | undefined;
  /** Client id of the app through which an applicant asks; none where an officer, a service or nobody does. */
  readonly app?: string | undefined;
}

export interface Entity {
  readonly id: string;
  readonly version: number;
}

interface Journal {
  readonly outbox: { id: string; entity: string; subject: string; event: string }[];
  readonly audit: { entity: string; detail: string | null; origin: Origin }[];
  readonly scheduled: Map<string, { kind: string; entity: string; dueAt: Date }>;
  readonly cancelled: { kind: string; entity: string }[];
}

/** One statement for many rows. */
export interface Collected<Row> extends Prepared {
  values(rows: readonly Row[], now: Date): unknown[];
}

/** What a change may do beside its own rows. All of it commits with them, or none. */
export class Transaction {
  /** What `send` has not been answered yet. */
  readonly sent: Promise<unknown>[] = [];
  readonly #collected = new Map<Collected<never>, unknown[]>();
  readonly journal: Journal = { outbox: [], audit: [], scheduled: new Map(), cancelled: [] };

  constructor(
    private readonly client: Client,
    private readonly service: string,
    /** On whose behalf it acts; a batch of reactions changes it from one to the next. */
    public origin: Origin,
    readonly clock: Clock,
  ) {}

  /** Sends BEGIN; what follows goes out behind it, down to the commit, which looks at its answer first. */
  begin(): void {
    const begun = this.client.query('BEGIN');
    begun.catch(() => undefined);
    this.sent.push(begun);
  }

  /** Runs a statement in this transaction. */
  async query<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return (await this.client.query<Row>({ ...statement, values: values as unknown[] })).rows;
  }

  /**
   * Sends a statement whose answer nobody needs, without waiting: it goes out with what follows, down to the commit, in one
   * round trip. Where it fails the transaction fails, with its error.
   */
  send(statement: Statement, values: readonly unknown[]): void {
    const sent = this.query(statement, values);
    sent.catch(() => undefined);
    this.sent.push(sent);
  }

  /** As `send`, but before the commit and as one statement with what else was collected for it: a batch of reactions writes many alike. */
  collect<Row>(statement: Collected<Row>, ...rows: readonly Row[]): void {
    const before = this.#collected.get(statement as Collected<never>);
    if (before) before.push(...rows);
    else this.#collected.set(statement as Collected<never>, [...rows]);
  }

  /** Sends what was collected. */
  sendCollected(): void {
    for (const [statement, rows] of this.#collected) this.send(statement, statement.values(rows as never[], this.clock.now()));
    this.#collected.clear();
  }

  /** Tells a fact about an entity once the change has committed. */
  publish<F extends AnyFact>(fact: F, entity: Entity, data: DataOf<F>): void {
    const declared = fact as Fact;
    const event: CloudEvent = {
      specversion: '1.0',
      id: newId(),
      source: `/${this.service}`,
      type: declared.subject,
      subject: entity.id,
      time: this.clock.now().toISOString(),
      datacontenttype: 'application/json',
      sequence: entity.version,
      ...(this.origin.traceparent && { traceparent: this.origin.traceparent }),
      ...(this.origin.app && { app: this.origin.app }),
      data,
    };
    this.journal.outbox.push({ id: event.id, entity: entity.id, subject: declared.subject, event: JSON.stringify(event) });
  }

  /** Writes an audit entry: what was done to, or read of, an entity such as `pass:<id>`. No personal data in it. */
  audit(entity: string, detail?: Record<string, unknown>): void {
    this.journal.audit.push({ entity, detail: detail ? JSON.stringify(detail) : null, origin: this.origin });
  }

  /** Sets the deadline of this kind for an entity, or moves it. */
  schedule(kind: string, entity: string, dueAt: Date): void {
    this.journal.scheduled.set(`${kind}|${entity}`, { kind, entity, dueAt });
  }

  cancel(kind: string, entity: string): void {
    this.journal.scheduled.delete(`${kind}|${entity}`);
    this.journal.cancelled.push({ kind, entity });
  }
}
