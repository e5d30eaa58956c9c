import type { Msg, NatsConnection } from '@nats-io/nats-core';
import { allOperations, keySubject, type KeyedRequest, type Operation, type Service } from '@counterless/contracts';
import type { Clock } from '@counterless/kernel';
import { callerOf, keptMs, type Idempotency } from '../persistence/idempotency.ts';
import type { Logger } from '../runtime/logs.ts';
import type { Call } from './call.ts';
import type { Dispatcher } from './dispatcher.ts';

interface KeyQuestion {
  readonly caller: string;
  readonly key: string;
}
/** What one replica knows: a request, that there is none, or that it cannot tell. */
interface KeyAnswer {
  readonly request?: KeyedRequest;
  readonly fault?: string;
}

const nameOf = (subject: string): string => allOperations.find(o => o.subject === subject)?.name ?? subject;

/**
 * A service's side: every replica answers, since only the one that works on a request knows of it before it commits. It looks among what it has in
 * hand first and in the table then, so that a request which commits in between is seen.
 */
export function answerKeys(service: Service, connection: NatsConnection, parts: { dispatcher: Dispatcher; answers: Idempotency; clock: Clock; logger: Logger }): void {
  const { dispatcher, answers, clock, logger } = parts;
  const look = async ({ caller, key }: KeyQuestion): Promise<KeyAnswer> => {
    const running = dispatcher.inHand(caller, key);
    const kept = await answers.tell(caller, key);
    if (kept) {
      const { operation, status, location, version, at } = kept;
      return { request: { operation: nameOf(operation), state: 'done', status, location, version, at: at.toISOString(), keptUntil: new Date(at.getTime() + keptMs).toISOString() } };
    }
    return running ? { request: { operation: nameOf(running.operation), state: 'in-progress', at: new Date(clock.now().getTime() - running.forMs).toISOString() } } : {};
  };
  const respond = (message: Msg, answer: KeyAnswer) => void message.respond(JSON.stringify(answer));
  connection.subscribe(keySubject(service), {
    callback: (_error, message) =>
      void look(message.json<KeyQuestion>()).then(
        answer => respond(message, answer),
        (error: unknown) => {
          logger.warn({ error: (error as Error).message }, 'what became of a key could not be told');
          respond(message, { fault: (error as Error).name });
        },
      ),
  });
}

const writes = (o: Operation): boolean => o.idempotent && o.http !== undefined;
/** Services that keep answers under keys. */
const keepers: readonly Service[] = [...new Set(allOperations.filter(writes).map(o => o.service))];
/** Milliseconds for the first answer of a service; after each answer the bus waits 300 for another replica's. */
const patience = 2000;

/** Asks all services what became of a key. */
export class KeyStates {
  constructor(private readonly connection: NatsConnection) {}

  /** The requests of this caller under the key, and the services that did not answer or could not tell. */
  async of(call: Pick<Call, 'actor'>, key: string): Promise<{ requests: readonly KeyedRequest[]; heard: readonly Service[]; unheard: readonly Service[] }> {
    const question: KeyQuestion = { caller: callerOf(call), key };
    const told = await Promise.all(keepers.map(async service => ({ service, ...(await this.#ask(service, question)) })));
    return {
      requests: told.flatMap(t => t.request ?? []),
      heard: told.filter(t => t.heard).map(t => t.service),
      unheard: told.filter(t => !t.heard).map(t => t.service),
    };
  }

  async #ask(service: Service, question: KeyQuestion): Promise<{ heard: boolean; request?: KeyedRequest }> {
    const answers: KeyAnswer[] = [];
    try {
      for await (const message of await this.connection.requestMany(keySubject(service), JSON.stringify(question), { strategy: 'stall', maxWait: patience, noMux: true })) {
        const answer = message.json<KeyAnswer>();
        if (answer.request) return { heard: true, request: answer.request };
        answers.push(answer);
      }
    } catch {
      return { heard: false };
    }
    return { heard: answers.length > 0 && answers.every(a => a.fault === undefined) };
  }
}
