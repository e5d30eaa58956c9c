import 'reflect-metadata';
import { enableCompileCache } from 'node:module';
import { Global, Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import type { EntitySchema } from 'typeorm';
import type { AnyOperation, Fact, Operation, Service } from '@counterless/contracts';
import { allOperations } from '@counterless/contracts';
import { Clock, SystemClock } from '@counterless/kernel';
import { FactConsumer } from '../facts/consumer.ts';
import { Deadlines } from '../facts/deadlines.ts';
import { Leader, Loop, type Duty } from '../facts/leader.ts';
import { Relay } from '../facts/relay.ts';
import { Database, openDatabase, type Migration } from '../persistence/database.ts';
import { Idempotency } from '../persistence/idempotency.ts';
import { UnitOfWork, type Constraints } from '../persistence/unit-of-work.ts';
import { AuditChain } from '../security/audit-chain.ts';
import { FieldCipher } from '../security/field-cipher.ts';
import { Bus, connectNats } from '../wire/bus.ts';
import { Dispatcher } from '../wire/dispatcher.ts';
import { deadlineKey, handlesKey, reactsKey, type DeadlineHandler, type Handler, type Reaction } from '../wire/handler.ts';
import type { PlatformConfig } from './config.ts';
import { HealthServer } from './health.ts';
import { createLogger, nestLogger, type Logger } from './logs.ts';
import { Metrics } from './metrics.ts';
import { pruneOld } from './prune.ts';
import { Tracing } from './traces.ts';

/** The logger, by this token. */
export const LOGGER = Symbol('logger');

export interface ServiceDefinition {
  readonly service: Service;
  readonly config: PlatformConfig;
  /** The service's own module: its handlers, reactions, deadlines and stores. */
  readonly module: Type | DynamicModule;
  readonly migrations: readonly Migration[];
  /** The mapping of its entities; the cipher is for columns that hold personal data. */
  readonly entities: (cipher: FieldCipher) => readonly EntitySchema[];
  /** Which problem a broken constraint stands for. */
  readonly constraints?: Constraints;
  readonly clock?: Clock;
  /** What it must have a handler for: all of its operations, unless a test serves a part. */
  readonly operations?: readonly AnyOperation[];
}

/** A provider that is a duty of the leading replica says so by this interface and is found by `dutyKey`. */
export abstract class LeadingDuty implements Duty {
  abstract readonly name: string;
  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;
}

@Global()
@Module({})
class PlatformModule {}

export interface RunningService {
  readonly app: INestApplicationContext;
  readonly healthPort: number;
  /** Finishes what is in hand, then ends. */
  close(): Promise<void>;
}

/** Gives a service its life: database, bus, handlers, facts, deadlines, health; drains on SIGTERM. */
export async function serve(definition: ServiceDefinition): Promise<RunningService> {
  enableCompileCache();
  const { service, config } = definition;
  const logger = createLogger(service, config.logLevel);
  const opened: { close(): Promise<unknown> }[] = [];
  try {
    return await run(definition, logger, opened);
  } catch (error) {
    for (const one of opened.toReversed()) await one.close().catch(() => undefined);
    throw error;
  }
}

async function run(definition: ServiceDefinition, logger: Logger, opened: { close(): Promise<unknown> }[]): Promise<RunningService> {
  const { service, config } = definition;
  const clock = definition.clock ?? new SystemClock();
  const metrics = new Metrics(service);
  const tracing = new Tracing(service);
  if (config.tracesUrl) await tracing.export(config.tracesUrl);

  const [{ database, cipher }, connection] = await Promise.all([
    openPersistence(definition, config).then(p => (opened.push(p.database), p)),
    connectNats(service, config, logger).then(c => (opened.push(c), c)),
  ]);
  const work = new UnitOfWork(service, database, cipher, clock, definition.constraints ?? {});
  const bus = new Bus(connection, service);
  const platform: DynamicModule = {
    module: PlatformModule,
    imports: [DiscoveryModule],
    providers: [
      { provide: Database, useValue: database },
      { provide: FieldCipher, useValue: cipher },
      { provide: UnitOfWork, useValue: work },
      { provide: Bus, useValue: bus },
      { provide: Clock, useValue: clock },
      { provide: Metrics, useValue: metrics },
      { provide: LOGGER, useValue: logger },
    ],
    exports: [Database, FieldCipher, UnitOfWork, Bus, Clock, Metrics, LOGGER],
  };
  class ServiceRoot {}
  const app = await NestFactory.createApplicationContext({ module: ServiceRoot, imports: [platform, definition.module] }, { logger: nestLogger(logger), abortOnError: false });

  const found = discover(app, definition);
  const dispatcher = new Dispatcher(service, connection, new Idempotency(database, cipher), logger, metrics, tracing);
  for (const [operation, handler] of found.handlers) dispatcher.serve(operation, handler);

  const relay = new Relay(connection, database, clock, metrics);
  const relayLoop = new Loop('relay', 1000, () => relay.run(), logger, () => relay.prepare());
  const chain = new AuditChain(database);
  const deadlines = new Deadlines(service, database, work, found.deadlines, clock, logger, metrics);
  const duties: Duty[] = [
    relayLoop,
    new FactConsumer(service, connection, database, work, found.reactions, clock, logger, metrics),
    new Loop('deadlines', 500, () => deadlines.run(), logger),
    new Loop('audit', 1000, () => chain.seal(), logger),
    new Loop('prune', 3_600_000, () => pruneOld(database, clock), logger),
    ...found.duties,
  ];
  const leader = new Leader(service, config.databaseUrl, duties, logger);
  // Facts committed by a replica that does not lead reach the one that does by a hint on the bus; a lost hint costs a second.
  const hint = `internal.${service}.outbox`;
  connection.subscribe(hint, { callback: () => relayLoop.poke() });
  work.onFacts = () => (leader.leading ? relayLoop.poke() : connection.publish(hint));
  const keys = setInterval(() => void cipher.load().catch(() => undefined), 5000);

  const health = new HealthServer(checksOf(service, config, database, connection), metrics);
  const healthPort = await health.listen(config.healthPort, config.healthHost);
  leader.start();
  await connection.flush();
  logger.info({ operations: found.handlers.size, reactions: found.reactions.size, healthPort }, 'serves');

  let closing: Promise<void> | undefined;
  const close = () => (closing ??= (async () => {
    health.drain();
    clearInterval(keys);
    const forced = setTimeout(() => logger.warn('the drain took too long'), config.drainSeconds * 1000);
    await Promise.race([dispatcher.drain(), new Promise(resolve => setTimeout(resolve, config.drainSeconds * 1000).unref())]);
    clearTimeout(forced);
    await leader.stop();
    await app.close();
    await connection.drain().catch(() => undefined);
    await tracing.stop();
    await health.close();
    await database.close();
  })());
  return { app, healthPort, close };
}

async function openPersistence(definition: ServiceDefinition, config: PlatformConfig): Promise<{ database: Database; cipher: FieldCipher }> {
  // The mapping needs the cipher and the cipher needs the database's keys: the cipher reads them from the pool once it is there.
  const holder: { current?: FieldCipher } = {};
  const database = await openDatabase(definition.service, config, definition.migrations, definition.entities(lazyCipher(holder)));
  const cipher = new FieldCipher(database.pool, config.fieldKey);
  holder.current = cipher;
  await cipher.load();
  return { database, cipher };
}

/** The two operations a mapping needs, answered by the cipher once its keys are loaded. */
function lazyCipher(holder: { current?: FieldCipher }): FieldCipher {
  return {
    column: (context: string) => ({
      to: (value: unknown) => holder.current!.column(context).to(value),
      from: (value: Buffer | null) => holder.current!.column(context).from(value),
    }),
  } as unknown as FieldCipher;
}

function checksOf(service: string, config: PlatformConfig, database: Database, connection: Bus['connection']) {
  const self = `internal.${service}.echo.${process.pid}-${Math.random().toString(36).slice(2)}`;
  connection.subscribe(self, { callback: (_error, message) => void message.respond() });
  return {
    database: () => database.ping(),
    // The connection may look open while nothing arrives: only an answer of our own subscription proves that we hear.
    nats: async () => void (await connection.request(self, undefined, { timeout: 1500 })),
    ...(config.natsMonitorUrl && {
      'jetstream-sync': async () => {
        const answer = (await (await fetch(`${config.natsMonitorUrl}/varz`, { signal: AbortSignal.timeout(1500) })).json()) as { jetstream?: { config?: { sync_always?: boolean } } };
        if (answer.jetstream?.config?.sync_always !== true) throw new Error('JetStream acknowledges before it syncs: set sync_interval: always');
      },
    }),
  };
}

function discover(app: INestApplicationContext, { service, config, operations = allOperations }: ServiceDefinition) {
  const sandbox = config.mode === 'sandbox';
  const handlers = new Map<Operation, Handler<Operation>>();
  const reactions = new Map<string, Reaction<Fact>>();
  const deadlines = new Map<string, DeadlineHandler>();
  const duties: Duty[] = [];
  for (const wrapper of app.get(DiscoveryService).getProviders()) {
    const instance = wrapper.instance as unknown;
    const type = wrapper.metatype as object | undefined;
    if (!instance || !type || typeof instance !== 'object') continue;
    const operation = Reflect.getMetadata(handlesKey, type) as Operation | undefined;
    const fact = Reflect.getMetadata(reactsKey, type) as Fact | undefined;
    const kind = Reflect.getMetadata(deadlineKey, type) as string | undefined;
    if (operation) {
      if (operation.service !== service) throw new Error(`${service} cannot answer ${operation.subject}`);
      if (handlers.has(operation)) throw new Error(`${operation.subject} has two handlers`);
      if (!operation.sandbox || sandbox) handlers.set(operation, instance as Handler<Operation>);
      else handlers.delete(operation);
    }
    if (fact) {
      if (!fact.readBy.includes(service)) throw new Error(`${fact.subject} does not name ${service} as a reader`);
      reactions.set(fact.subject, instance as Reaction<Fact>);
    }
    if (kind) deadlines.set(kind, instance as DeadlineHandler);
    if (instance instanceof LeadingDuty) duties.push(instance);
  }
  const unanswered = operations.filter(o => o.service === service && !handlers.has(o) && (!o.sandbox || sandbox));
  if (unanswered.length > 0) throw new Error(`${service} has no handler for ${unanswered.map(o => o.subject).join(', ')}`);
  return { handlers, reactions, deadlines, duties };
}

/** What a main.ts does with a service: end it on the signals, say why it could not start. */
export async function main(start: () => Promise<RunningService>): Promise<void> {
  try {
    const running = await start();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.close().then(() => process.exit(0)));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.name === 'ConfigError' ? error.message : error.stack) : String(error)}\n`);
    process.exit(1);
  }
}
export type { Logger };
