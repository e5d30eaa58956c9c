import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { headers } from '@nats-io/nats-core';
import pg from 'pg';
import { factSubject, header, natsAuthorization, type Actor, type AnyFact, type AnyOperation, type CloudEvent, type DataOf, type Fact, type Operation, type RequestOf, type ResponseOf, type Service } from '@counterless/contracts';
import { newId, type ProblemDetails } from '@counterless/kernel';
import { ensureStream, serve, type PlatformConfig, type RunningService, type ServiceDatabase, type ServiceDefinition } from '@counterless/platform';
import { startStack, type Stack } from '@counterless/tools/stack';
import { randomPorts } from '@counterless/tools/stack/ports';
import { copyDatabase, dropDatabases } from './databases.ts';

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
  /** The answer as a problem document; meaningful when `status` is 400 or more. */
  readonly problem: ProblemDetails;
  readonly text: string;
  readonly version: number | undefined;
  readonly replayed: boolean;
  readonly headers: Record<string, string>;
}

export interface AskOptions {
  readonly as?: Actor | { readonly kind: 'service'; readonly id: Service };
  readonly key?: string;
  readonly ifMatch?: number;
  readonly language?: 'zh' | 'en';
  readonly timeout?: number;
  readonly contentType?: string;
  readonly deadline?: number;
}

/** Password of a service's NATS user in a test stack. */
export const testPassword = (service: string) => `test-${service}`;

/**
 * Real PostgreSQL and NATS for one test file, with the permissions that production has, and services in this process.
 * The PostgreSQL server of TEST_DATABASE_URL is shared between files; databases and NATS are not.
 */
export class World {
  readonly #running = new Map<string, RunningService>();
  readonly #databases = new Map<string, ServiceDatabase>();
  readonly #readers = new Map<string, pg.Pool>();
  readonly #suffix = randomBytes(4).toString('hex');

  private constructor(
    readonly stack: Stack,
    private readonly directory: string,
    /** A user of the test's own that may do everything. */
    readonly nats: NatsConnection,
  ) {}

  /** `alone`: with a PostgreSQL of its own, for tests that kill it. */
  static async start(options: { alone?: boolean } = {}): Promise<World> {
    const directory = mkdtempSync(path.join(tmpdir(), 'counterless-world-'));
    chmodSync(directory, 0o711);
    const [natsPort, natsMonitorPort, postgresPort] = await randomPorts(3);
    const shared = options.alone ? undefined : process.env['TEST_DATABASE_URL'];
    const stack = await startStack({
      dataDir: path.join(directory, 'data'),
      // What a test kills must keep what it acknowledged.
      durable: options.alone ?? false,
      env: { ...(shared && { DATABASE_URL: shared }), PATH: process.env['PATH'] ?? '' },
      natsPort: natsPort!, natsMonitorPort: natsMonitorPort!, postgresPort: postgresPort!,
      natsConf: () => natsAuthorization(testPassword).replace('users: [', 'users: [\n    { user: test, password: test }'),
    });
    const nats = await connect({ servers: stack.nats.url, user: 'test', pass: 'test', maxReconnectAttempts: -1, reconnectTimeWait: 100 });
    await ensureStream(nats);
    return new World(stack, directory, nats);
  }

  /** Settings of a service as its process would read them. */
  async config(service: Service, definition: Pick<ServiceDefinition, 'migrations'>, more: Partial<PlatformConfig> = {}): Promise<PlatformConfig> {
    let database = this.#databases.get(service);
    if (!database) {
      const name = `${service}_${this.#suffix}`;
      database = await copyDatabase(this.stack.postgres.url, name, service, definition.migrations);
      this.#databases.set(service, database);
    }
    return {
      databaseUrl: database.runtimeUrl, databasePool: 8, natsUrl: this.stack.nats.url, natsUser: service, natsPassword: testPassword(service),
      natsMonitorUrl: undefined, fieldKey: Buffer.alloc(32, 7), healthPort: 0, healthHost: '127.0.0.1', mode: 'sandbox',
      logLevel: (process.env['TEST_LOG_LEVEL'] as 'silent' | undefined) ?? 'silent', drainSeconds: 5, tracesUrl: undefined, ...more,
    };
  }

  /** Migrates a service's database and starts it here; a second call for the same service starts a second replica. */
  async serve(service: Service, migrations: ServiceDefinition['migrations'], define: (config: PlatformConfig) => ServiceDefinition | Promise<ServiceDefinition>, more: Partial<PlatformConfig> = {}): Promise<RunningService> {
    const config = await this.config(service, { migrations }, more);
    const running = await serve(await define(config));
    this.#running.set(`${service}-${this.#running.size}`, running);
    return running;
  }

  /** Asks an operation as somebody, over NATS, the way the gateway does. Writes get a fresh idempotency key unless told. */
  async ask<O extends AnyOperation>(operation: O, request: RequestOf<O> | Uint8Array | string, options: AskOptions = {}): Promise<Reply<ResponseOf<O>>> {
    const declared = operation as Operation;
    const h = headers();
    if (options.as) h.set(header.actor, JSON.stringify(options.as));
    if (declared.idempotent) h.set(header.idempotencyKey, options.key ?? newId());
    if (options.ifMatch !== undefined) h.set(header.ifMatch, String(options.ifMatch));
    if (options.contentType) h.set(header.contentType, options.contentType);
    if (options.deadline) h.set(header.deadline, String(options.deadline));
    h.set(header.language, options.language ?? 'en');
    const body = typeof request === 'string' || request instanceof Uint8Array ? request : JSON.stringify(request);
    const reply = await this.nats.request(declared.subject, body, { timeout: options.timeout ?? 10_000, headers: h });
    const all = Object.fromEntries((reply.headers?.keys() ?? []).map(k => [k, reply.headers!.get(k)]));
    const text = reply.string();
    const json = (all[header.contentType] ?? '').includes('json') && text ? (JSON.parse(text) as unknown) : undefined;
    return {
      status: Number(all[header.status] ?? 0), body: json as ResponseOf<O>, problem: json as ProblemDetails, text,
      version: all[header.etag] ? Number(all[header.etag]) : undefined, replayed: all[header.replayed] === 'true', headers: all,
    };
  }

  /** Collects the facts of a kind from now on. */
  listen<F extends AnyFact>(fact: F): CloudEvent<DataOf<F>>[] {
    const heard: CloudEvent<never>[] = [];
    this.nats.subscribe(factSubject(fact), { callback: (_error, message) => void heard.push(message.json()) });
    return heard as never;
  }

  /** Puts a fact on the stream as another service would. */
  async tell<F extends AnyFact>(fact: F, entity: { id: string; version: number }, data: DataOf<F>, id = newId()): Promise<CloudEvent> {
    const declared = fact as Fact;
    const event: CloudEvent = {
      specversion: '1.0', id, source: `/${declared.service}`, type: declared.subject, subject: entity.id, time: new Date().toISOString(),
      datacontenttype: 'application/json', sequence: entity.version, data,
    };
    const { jetstream } = await import('@nats-io/jetstream');
    await jetstream(this.nats).publish(factSubject(declared), JSON.stringify(event), { msgID: event.id });
    return event;
  }

  /** Reads a service's database as its runtime role. */
  async sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(service: Service, text: string, values: unknown[] = []): Promise<Row[]> {
    let reader = this.#readers.get(service);
    if (!reader) {
      // Kept: a test that waits for something reads forty times a second, and each connection is a process and a handshake.
      reader = new pg.Pool({ connectionString: this.database(service).runtimeUrl, max: 2 });
      reader.on('error', () => undefined);
      this.#readers.set(service, reader);
    }
    return (await reader.query<Row>(text, values)).rows;
  }

  database(service: Service): ServiceDatabase {
    const database = this.#databases.get(service);
    if (!database) throw new Error(`${service} has no database here yet`);
    return database;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map(r => r.close()));
    await Promise.all([...this.#readers.values()].map(r => r.end()));
    await this.nats.close();
    if (this.stack.postgres.external) {
      await dropDatabases(this.stack.postgres.url, [...this.#databases.keys()].map(service => `${service}_${this.#suffix}`));
    }
    await this.stack.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Waits until `condition` gives a truthy value; the error says what was waited for. */
export async function eventually<T>(what: string, condition: () => T | Promise<T>, within = 30_000): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + within;
  let last: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value as Exclude<T, false | null | undefined>;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${within} ms for ${what}; last seen: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}
