import { actorText, general, type Actor, type ActorKind } from '@counterless/contracts';
import { Problem, type Clock, type ProblemType } from '@counterless/kernel';
import { Answer, RawBody, type Call } from '../wire/call.ts';
import type { FieldCipher } from '../security/field-cipher.ts';
import type { Client, Database } from './database.ts';
import { constraintProblem, sqlState, stateOf } from './failures.ts';
import { journalStatement } from './journal.ts';
import { Transaction, type Origin } from './transaction.ts';

export type Constraints = Readonly<Record<string, ProblemType>>;

const applicants: ReadonlySet<string> = new Set(['person', 'enterprise', 'app'] satisfies ActorKind[]);

/** Runs changes: one transaction each, with their facts, audit entries, deadlines and the stored answer. */
export class UnitOfWork {
  /** Told after every commit that left a fact in the outbox. */
  onFacts: () => void = () => undefined;
  /** Told after every commit. */
  onCommit: () => void = () => undefined;

  constructor(
    private readonly service: string,
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly constraints: Constraints,
  ) {}

  /**
   * Runs a command's change. Its result is stored under the call's idempotency key in the same transaction.
   * @throws Problem of a broken constraint as the service maps it.
   */
  async run<T>(call: Call, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const actor = call.actor;
    const act = actor && actor.kind !== 'service' ? (actor as Actor).act : undefined;
    const origin: Origin = {
      actor: actor ? actorText(actor) : 'anonymous',
      act: act && JSON.stringify(act),
      operation: call.operation.subject,
      requestId: call.requestId,
      traceparent: call.traceparent,
      app: actor && applicants.has(actor.kind) ? (actor as Actor).client : undefined,
    };
    return this.#transact(origin, work, call);
  }

  /** Runs a change that the service makes of itself: a deadline, a duty. `operation` and `requestId` name it in the audit log. */
  async runOwn<T>(operation: string, requestId: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.runAs({ actor: `service:${this.service}`, act: undefined, operation, requestId, traceparent: undefined }, work);
  }

  /** Runs a change that nobody called for: a reaction. */
  async runAs<T>(origin: Origin, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#transact(origin, work, undefined);
  }

  async #transact<T>(origin: Origin, work: (transaction: Transaction) => Promise<T>, call: Call | undefined): Promise<T> {
    const client = await this.database.pool.connect();
    const tx = new Transaction(client, this.service, origin, this.clock);
    let broken: Error | undefined;
    try {
      tx.begin();
      const result = await work(tx);
      await this.#commit(client, tx, result, call);
      if (tx.journal.outbox.length > 0) this.onFacts();
      this.onCommit();
      return result;
    } catch (failure) {
      const error = await causeOf(failure, tx);
      await client.query('ROLLBACK').catch((e: Error) => (broken = e));
      if (call?.idempotencyKey && stateOf(error) === sqlState.lockTimeout && (error as { inJournal?: boolean }).inJournal) {
        throw new Problem(general.keyInProgress, { retryAfter: 1, cause: error });
      }
      throw constraintProblem(error, this.constraints) ?? error;
    } finally {
      client.release(broken);
    }
  }

  /** The journal and COMMIT go out behind whatever was sent; where one fails, PostgreSQL answers that COMMIT with a rollback. */
  async #commit(client: Client, tx: Transaction, result: unknown, call: Call | undefined): Promise<void> {
    tx.sendCollected();
    const journal = journalStatement(tx, call && answerRow(call, result), this.cipher);
    const written = journal && client.query({ ...journal.statement, values: journal.values });
    written?.catch(() => undefined);
    const committed = client.query('COMMIT');
    committed.catch(() => undefined);
    for (const sent of tx.sent) await sent;
    await written?.catch((error: Error) => Promise.reject(Object.assign(error, { inJournal: true })));
    assertCommitted(await committed);
  }
}

function answerRow(call: Call, result: unknown) {
  const answer = result instanceof Answer ? result : new Answer(result);
  const raw = answer.body instanceof RawBody;
  return {
    call,
    status: call.operation.http?.status ?? 200,
    body: raw ? String((answer.body as RawBody).text) : answer.body === undefined ? '' : JSON.stringify(answer.body),
    version: answer.more.version,
    location: answer.more.location,
  };
}

/** What failed first: after a failed statement PostgreSQL refuses those behind it, and says only that. */
async function causeOf(failure: unknown, tx: Transaction): Promise<unknown> {
  if (stateOf(failure) !== sqlState.inFailedTransaction) return failure;
  const settled = await Promise.allSettled(tx.sent);
  return settled.find(s => s.status === 'rejected')?.reason ?? failure;
}

/** PostgreSQL answers COMMIT of a broken transaction with ROLLBACK, not with an error. */
function assertCommitted(result: { readonly command: string }): void {
  if (result.command !== 'COMMIT') throw new Error(`the transaction ended with ${result.command}`);
}
