import 'reflect-metadata';
import { enableCompileCache } from 'node:module';
import { Global, Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { healthSubject } from '@counterless/contracts';
import { Clock, SandboxClock, SystemClock } from '@counterless/kernel';
import { FactConsumer } from '../facts/consumer.ts';
import { Deadlines } from '../facts/deadlines.ts';
import { Leader, Loop, type Duty } from '../facts/leader.ts';
import { Relay } from '../facts/relay.ts';
import { Database, openDatabase } from '../persistence/database.ts';
import { Idempotency } from '../persistence/idempotency.ts';
import { UnitOfWork } from '../persistence/unit-of-work.ts';
import { AuditChain } from '../security/audit-chain.ts';
import { FieldCipher } from '../security/field-cipher.ts';
import { ReadAudit } from '../security/read-audit.ts';
import { Bus, connectNats } from '../wire/bus.ts';
import { Dispatcher } from '../wire/dispatcher.ts';
import { answerKeys } from '../wire/key-states.ts';
import { StreamServer } from '../wire/stream-server.ts';
import { ClockLink } from './clock-link.ts';
import { discover } from './discovery.ts';
import type { PlatformConfig } from './config.ts';
import { HealthServer } from './health.ts';
import { createLogger, nestLogger, type Logger } from './logs.ts';
import { Metrics } from './metrics.ts';
import { pruneOld } from './prune.ts';
import type { ServiceDefinition } from './service-definition.ts';
import { Tracing } from './traces.ts';

/** The logger, by this token. */
export const LOGGER = Symbol('logger');


@Global()
@Module({})
class PlatformModule {}

export interface RunningService {
  readonly app: INestApplicationContext;
  readonly healthPort: number;
  /** Where its streams are; none without such a side. */
  readonly streamPort?: number | undefined;
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
  const clock = definition.clock ?? (config.mode === 'sandbox' ? new SandboxClock() : new SystemClock());
  const metrics = new Metrics(service);
  const tracing = new Tracing(service);
  if (config.tracesUrl) await tracing.export(config.tracesUrl);

  const [{ database, cipher }, connection] = await Promise.all([
    openPersistence(definition, config).then(p => (opened.push(p.database), p)),
    connectNats(service, config, logger).then(c => (opened.push(c), c)),
  ]);
  const link = clock instanceof SandboxClock ? new ClockLink(service, clock, database, logger) : undefined;
  await link?.load();
  const work = new UnitOfWork(service, database, cipher, clock, definition.constraints ?? {});
  const bus = new Bus(connection, service);
  const platform: DynamicModule = {
    module: PlatformModule,
    imports: [DiscoveryModule],
    providers: [
      { provide: Database, useValue: database },
      { provide: FieldCipher, useValue: cipher },
      { provide: UnitOfWork, useValue: work },
      { provide: ReadAudit, useValue: new ReadAudit(database, clock) },
      { provide: Bus, useValue: bus },
      { provide: Clock, useValue: clock },
      { provide: Metrics, useValue: metrics },
      { provide: LOGGER, useValue: logger },
    ],
    exports: [Database, FieldCipher, UnitOfWork, ReadAudit, Bus, Clock, Metrics, LOGGER],
  };
  class ServiceRoot {}
  const app = await NestFactory.createApplicationContext({ module: ServiceRoot, imports: [platform, definition.module] }, { logger: nestLogger(logger), abortOnError: false });

  const found = discover(app, definition);
  const answers = new Idempotency(database, cipher);
  const dispatcher = new Dispatcher(service, connection, answers, logger, metrics, tracing);
  answerKeys(service, connection, { dispatcher, answers, clock, logger });
  for (const [operation, handler] of found.handlers) if (!operation.http?.stream) dispatcher.serve(operation, handler);
  const streams = definition.streams && new StreamServer(service, definition.streams, found.handlers, logger, metrics, tracing);

  const relay = new Relay(connection, database, clock, metrics);
  const relayLoop = new Loop('relay', 1000, () => relay.run(), logger, () => relay.prepare(), 5);
  const chain = new AuditChain(database);
  const deadlines = new Deadlines(database, work, found.deadlines, clock, logger, metrics);
  const consumer = new FactConsumer(service, connection, database, work, found.reactions, clock, logger, metrics);
  const deadlineLoop = new Loop('deadlines', 500, () => deadlines.run(), logger);
  const duties: Duty[] = [
    relayLoop,
    consumer,
    deadlineLoop,
    new Loop('audit', 1000, () => chain.seal(), logger),
    new Loop('prune', 3_600_000, () => pruneOld(database, clock), logger),
    ...found.duties,
  ];
  const leader = new Leader(service, config.databaseUrl, duties, logger);
  // Facts committed by a replica that does not lead reach the one that does by a hint on the bus; a lost hint costs a second.
  const hint = `internal.${service}.outbox`;
  connection.subscribe(hint, { callback: () => relayLoop.poke() });
  work.onFacts = () => (leader.leading ? relayLoop.poke() : connection.publish(hint));
  work.onCommit = () => {
    deadlineLoop.hurry();
    for (const duty of found.duties) duty.hurry();
  };
  const lookAgain = () => {
    deadlineLoop.poke();
    for (const duty of found.duties) if (duty.nextDue) duty.poke();
  };
  clock.onMove(lookAgain);
  // Keys that another replica made, and a time that this one was not told.
  const keys = setInterval(() => void Promise.all([cipher.load(), link?.load()]).catch(() => undefined), 5000);

  const health = new HealthServer({ ...checksOf(service, config, database, connection), ...found.checks }, metrics);
  // Every replica answers: the gateway shows people how the service is as a whole.
  connection.subscribe(healthSubject(service), { callback: (_error, message) => void health.ready().then(checks => message.respond(JSON.stringify(checks))) });
  const streamPort = await streams?.listen();
  const healthPort = await health.listen(config.healthPort, config.healthHost);
  leader.start();
  link?.listen(connection, { leader, lookAgain, deadlines, relay, consumer, duties: found.duties });
  await connection.flush();
  logger.info({ operations: found.handlers.size, reactions: found.reactions.size, healthPort, streamPort }, 'serves');

  let closing: Promise<void> | undefined;
  const close = () => (closing ??= (async () => {
    health.drain();
    clearInterval(keys);
    await Promise.race([Promise.all([dispatcher.drain(), streams?.drain()]), pause(config.drainSeconds)]);
    streams?.stop();
    // Whatever waits for a server that is gone must not keep the process: what it would still do, the next start does.
    await Promise.race([leader.stop(), pause(config.drainSeconds + 2)]);
    await app.close();
    await Promise.race([connection.drain().catch(() => undefined), pause(2)]);
    await tracing.stop();
    await health.close();
    await database.close();
  })());
  return { app, healthPort, streamPort, close };
}

const pause = (seconds: number) => new Promise<void>(resolve => setTimeout(resolve, seconds * 1000).unref());

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
