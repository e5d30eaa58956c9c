import { randomInt, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import pg from 'pg';
import type { Actor, PassView, RequestPass, TestOfficer, TestPerson, TestToken } from '@counterless/contracts';
import { homeRegion, sandboxApps, tokenOf } from '../../src/platform/accounts.ts';
import { startPlatform, type Platform } from '../../src/platform/platform.ts';
import { loadCheckpoints, loadPassPolicy } from '../../src/platform/sample-data.ts';
import { databaseServices } from '../../src/platform/secrets.ts';
import { Rest, type Answered } from '../../src/stories/rest.ts';
import { Watch } from './watch.ts';

export interface Who {
  readonly id: string;
  readonly token: string;
}
export interface Told extends Who {
  /** What the platform was told of the person. */
  readonly name: string;
  readonly mobile: string;
  readonly residentId: string | undefined;
}

export interface Claims {
  readonly audience?: string;
  readonly issuer?: string;
  /** Seconds from now. */
  readonly ends?: number;
  readonly key?: CryptoKey;
  /** Thumbprint of the key that it is bound to. */
  readonly jkt?: string;
}

/** The whole platform as processes of its own, with the city's policy and checkpoints, and people who use it. */
export class Town {
  readonly rest: Rest;
  /** Everything that happened to the processes. */
  readonly said: string[];
  partner = '';
  /** Every answer of the gateway, held against its description. */
  watch!: Watch;
  readonly #readers = new Map<string, pg.Pool>();

  private constructor(
    readonly platform: Platform,
    private readonly directory: string,
    private readonly keys: Server,
    private readonly key: CryptoKey,
    said: string[],
  ) {
    this.rest = new Rest(platform.url);
    this.said = said;
  }

  static async start(): Promise<Town> {
    const directory = mkdtempSync(path.join(tmpdir(), 'counterless-town-'));
    chmodSync(directory, 0o711);
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const own: JWK = { ...(await exportJWK(publicKey)), kid: 'town', alg: 'ES256', use: 'sig' };
    // Identity's keys and one of the test's, for tokens that identity would never give: expired ones, say.
    let url = '';
    const keys = createServer((_request, response) => {
      void fetch(`${url}/oidc/jwks`)
        .then(answer => answer.json() as Promise<{ keys: JWK[] }>)
        .then(set => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [...set.keys, own] })))
        .catch(() => response.writeHead(503).end());
    });
    await new Promise<void>(resolve => keys.listen(0, '127.0.0.1', resolve));
    const said: string[] = [];
    const platform = await startPlatform({
      dataDir: path.join(directory, 'data'),
      ephemeral: true,
      durable: true,
      say: line => said.push(line),
      env: { ...process.env, RATE_PER_MINUTE: '10000000' },
      extra: { gateway: { JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks` } },
    });
    url = platform.url;
    const town = new Town(platform, directory, keys, privateKey, said);
    try {
      town.watch = await Watch.over(url, process.env['PRISM'] !== undefined);
      const operator = await tokenOf(town.rest, 'operator', 'permits:policy permits:inspect');
      await loadPassPolicy(town.rest, operator);
      await loadCheckpoints(town.rest, operator);
      // As identity's, but it lasts however long the tests do.
      town.partner = await town.token({ kind: 'app', id: sandboxApps.partner.id, client: sandboxApps.partner.id, scopes: ['sandbox'] }, { ends: 86_400 });
      return town;
    } catch (error) {
      await town.stop();
      throw error;
    }
  }

  /** A new person of the sandbox, with a token of all that a person may. */
  async person(): Promise<Told> {
    const made = await this.rest.ok<TestPerson>('POST', '/v1/sandbox/people', { token: this.partner, body: {} });
    return { id: made.id, name: made.name!, mobile: made.mobile!, residentId: made.residentId ?? undefined, token: await this.#mint('person', made.id) };
  }

  async officer(roles: readonly string[] = ['clerk', 'reviewer', 'head'], region = homeRegion, department?: string): Promise<Who> {
    const made = await this.rest.ok<TestOfficer>('POST', '/v1/sandbox/officers', { token: this.partner, body: { region, roles, ...(department && { department }) } });
    return { id: made.id, token: await this.#mint('officer', made.id) };
  }

  async #mint(kind: string, id: string): Promise<string> {
    return (await this.rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: this.partner, body: { kind, id } })).accessToken;
  }

  /** A token that says whatever the test wants. */
  async token(actor: Actor, claims: Claims = {}): Promise<string> {
    const { scopes, client, ...claimed } = actor;
    const now = Math.floor(Date.now() / 1000);
    const url = this.platform.url;
    return new SignJWT({ actor: claimed, client_id: client, scope: scopes.join(' '), ...(claims.jkt && { cnf: { jkt: claims.jkt } }) })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'town' })
      .setIssuer(claims.issuer ?? `${url}/oidc`)
      .setAudience(claims.audience ?? url)
      .setSubject(actor.id)
      .setIssuedAt(now - 1000)
      .setExpirationTime(now + (claims.ends ?? 600))
      .setJti(randomUUID())
      .sign(claims.key ?? this.key);
  }

  request(driver: { name: string; mobile: string; residentId?: string | undefined }, more: Partial<Record<keyof RequestPass, unknown>> = {}): Record<string, unknown> {
    const now = Date.now();
    return {
      plate: newPlate(),
      driver: { name: driver.name, mobile: driver.mobile, ...(driver.residentId && { residentId: driver.residentId }) },
      cargo: { kind: 'food', description: '蔬菜', tonnes: 1.5 },
      origin: '330100',
      destination: homeRegion,
      route: ['义乌东收费站'],
      validFrom: new Date(now - 60_000).toISOString(),
      validUntil: new Date(now + 6 * 3_600_000).toISOString(),
      ...more,
    };
  }

  pass(of: Told, more: Parameters<Town['request']>[1] = {}): Promise<Answered<PassView>> {
    return this.rest.call<PassView>('POST', '/v1/permits/passes', { token: of.token, body: this.request(of, more) });
  }

  /** A service's database as the superuser. */
  #url(database: string): string {
    return Object.assign(new URL(this.platform.stack.postgres.url), { pathname: `/${database}` }).href;
  }

  /** A connection to a service's database as the superuser, for whoever ends it. */
  async connect(database: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url(database) });
    await client.connect();
    return client;
  }

  /** As the superuser, in a service's database. */
  async sql<Row extends pg.QueryResultRow>(database: string, text: string): Promise<Row[]> {
    let reader = this.#readers.get(database);
    if (!reader) {
      // Kept: whoever waits for something reads many times a second, and each connection is a process and a handshake.
      reader = new pg.Pool({ connectionString: this.#url(database), max: 2 });
      reader.on('error', () => undefined);
      this.#readers.set(database, reader);
    }
    return (await reader.query<Row>(text)).rows;
  }

  /** How many rows each table holds, but those that sealing moves of itself. */
  async counts(database: string): Promise<Record<string, number>> {
    const tables = (await this.tables(database)).filter(t => !['audit_seal', 'audit_unsealed'].includes(t));
    const [row] = await this.sql<Record<string, string>>(database, `SELECT ${tables.map(t => `(SELECT count(*) FROM "${t}") AS "${t}"`).join(', ')}`);
    return Object.fromEntries(Object.entries(row!).map(([table, n]) => [table, Number(n)]));
  }

  async tables(database: string): Promise<string[]> {
    return (await this.sql<{ name: string }>(database, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)).map(r => r.name);
  }

  /** Row counts once nothing moves any more: facts travel in the background. */
  async still(database = 'permits'): Promise<Record<string, number>> {
    let before = '';
    for (let i = 0; i < 40; i++) {
      const now = await this.counts(database);
      if (JSON.stringify(now) === before) return now;
      before = JSON.stringify(now);
      await new Promise(resolve => setTimeout(resolve, 400));
    }
    throw new Error(`the tables of ${database} do not come to rest`);
  }

  pids(): Record<string, number | undefined> {
    const { services, stack } = this.platform;
    return { ...Object.fromEntries(services.names.map(name => [name, services.pid(name)])), nats: stack.nats.pid, postgres: stack.postgres.pid };
  }

  async stop(): Promise<void> {
    this.watch?.stop();
    await Promise.all([...this.#readers.values()].map(r => r.end()));
    await this.platform.stop();
    this.keys.closeAllConnections();
    await new Promise(resolve => this.keys.close(resolve));
    rmSync(this.directory, { recursive: true, force: true });
  }

  readonly databases = databaseServices;
}

let plates = randomInt(10_000);
/** A plate that no other test uses. */
export const newPlate = (): string => `浙G${String(10_000 + (plates++ % 90_000))}`;
