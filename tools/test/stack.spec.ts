import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import { jetstreamManager } from '@nats-io/jetstream';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { clearPostmaster, claimDirectory, lock, stopOrphans, sweepAbandoned, wipe } from '../src/stack/data-directory.ts';
import { identityOf, until } from '../src/stack/process-identity.ts';
import { startStack, type Stack, type StackOptions } from '../src/stack/stack.ts';

const made: string[] = [];
jest.setTimeout(60_000);

const running: Stack[] = [];

function directory(): string {
  const made_ = mkdtempSync(path.join(tmpdir(), 'counterless-spec-'));
  chmodSync(made_, 0o711);
  made.push(made_);
  return path.join(made_, 'data');
}

async function start(options: StackOptions): Promise<Stack> {
  const stack = await startStack({ ephemeral: true, ...options });
  running.push(stack);
  return stack;
}

async function sql<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(stack => stack.stop()));
});
afterAll(() => made.forEach(folder => rmSync(folder, { recursive: true, force: true })));

describe('startStack', () => {
  it('keeps data between starts as the settings promise, and --fresh wipes its own and nothing else', async () => {
    const dataDir = directory();
    const first = await start({
      dataDir,
      durable: true,
      owns: ['secrets'],
      natsConf: ports => `# monitor ${ports.monitorPort}\nmax_connections: 77\n`,
    });
    const settings = await sql(
      first.postgres.url,
      `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as listens, current_setting('max_connections') as connections,
       (select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'template1') as locale`,
    );
    expect(settings[0]).toEqual({
      encoding: 'UTF8',
      zone: 'UTC',
      fsync: 'on',
      commit: 'on',
      listens: '127.0.0.1',
      connections: '200',
      locale: 'b C.UTF-8',
    });
    await expect(sql(first.postgres.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
    expect(readFileSync(path.join(dataDir, 'nats.conf'), 'utf8')).toContain('sync_interval: always');
    await sql(first.postgres.url, `create table kept as select '不见面' as word`);
    const nats = await connect({ servers: first.nats.url });
    expect(nats.info?.max_payload).toBe(8 * 1024 * 1024);
    expect(await (await fetch(`${first.nats.monitorUrl}/varz`)).json()).toMatchObject({
      max_connections: 77,
      server_name: 'counterless-dev',
    });
    const streams = await jetstreamManager(nats);
    await streams.streams.add({ name: 'FACTS', subjects: ['fact.>'] });
    await nats.close();
    await first.stop();
    expect(existsSync(path.join(dataDir, 'stack.lock'))).toBe(false);

    writeFileSync(path.join(dataDir, 'notes.txt'), 'mine');
    mkdirSync(path.join(dataDir, 'secrets'));
    const second = await start({ dataDir, owns: ['secrets'] });
    expect(await sql(second.postgres.url, 'select word from kept')).toEqual([{ word: '不见面' }]);
    const again = await connect({ servers: second.nats.url });
    expect(await (await jetstreamManager(again)).streams.names().next()).toContain('FACTS');
    await again.close();
    await second.stop();

    const third = await start({ dataDir, owns: ['secrets'], fresh: true });
    await expect(sql(third.postgres.url, 'select word from kept')).rejects.toThrow(/does not exist/);
    expect(readFileSync(path.join(dataDir, 'notes.txt'), 'utf8')).toBe('mine');
    expect(existsSync(path.join(dataDir, 'secrets'))).toBe(false);
  });

  it('says a lost child with its last lines, brings it back when asked, and removes a directory it made', async () => {
    const said: string[] = [];
    const stack = await start({ onProgress: line => said.push(line) });
    const { lost } = stack;
    const before = stack.nats.pid;
    await stack.kill('nats', 'SIGKILL');
    expect(await lost).toMatchObject({
      name: 'nats',
      code: null,
      signal: 'SIGKILL',
      log: expect.stringContaining('Server is ready'),
    });
    expect(said.some(line => line.startsWith('nats ended with signal SIGKILL'))).toBe(true);
    await stack.restartNats();
    expect(stack.nats.pid).not.toBe(before);
    await (await connect({ servers: stack.nats.url })).close();

    const next = stack.lost;
    const url = stack.postgres.url;
    await stack.kill('postgres', 'SIGKILL');
    expect(await next).toMatchObject({ name: 'postgres', signal: 'SIGKILL' });
    await stack.restartPostgres();
    expect(stack.postgres.url).toBe(url);
    expect(await sql(url, 'select 1 as one')).toEqual([{ one: 1 }]);

    const pids = [stack.nats.pid, stack.postgres.pid];
    await Promise.all([stack.stop(), stack.stop()]);
    expect(pids.map(pid => identityOf(pid ?? 0))).toEqual([undefined, undefined]);
    expect(existsSync(stack.dataDir)).toBe(false);
  });

  it('refuses a directory another live run holds, takes an external server as it is, and stops a server left on its data', async () => {
    const said: string[] = [];
    const dataDir = directory();
    const stack = await start({ dataDir, onProgress: line => said.push(line) });
    await expect(startStack({ dataDir, ephemeral: true })).rejects.toThrow(/is in use by this very process/);

    const env = { PATH: process.env['PATH'], DATABASE_URL: stack.postgres.url, NATS_URL: stack.nats.url };
    const guest = await startStack({ dataDir: directory(), env });
    expect(guest.postgres).toMatchObject({ external: true, url: stack.postgres.url, port: stack.postgres.port, pid: undefined });
    expect(guest.nats).toMatchObject({ external: true, url: stack.nats.url, monitorUrl: undefined });
    expect(() => guest.restartNats()).toThrow(/external/);
    await guest.stop();
    expect(await sql(stack.postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const wrong = { ...env, DATABASE_URL: stack.postgres.url.replace(/:[^:@]+@/, ':s3cret@') };
    const refused = await startStack({ dataDir: directory(), env: wrong }).catch((error: Error) => error.message);
    expect(refused).toMatch(/DATABASE_URL.*password authentication failed/);
    expect(refused).not.toContain('s3cret');

    const { lost } = stack;
    await clearPostmaster(path.join(dataDir, 'postgres'), line => said.push(line));
    expect(await lost).toMatchObject({ name: 'postgres', code: 0 });
    expect(said.some(line => line.startsWith('stopping the PostgreSQL an earlier run left'))).toBe(true);
    await stack.stop();

    // A postmaster.pid whose number meanwhile belongs to another program.
    writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n`);
    writeFileSync(
      path.join(dataDir, 'stack.lock'),
      JSON.stringify({ pid: process.pid, identity: 'an earlier process of this number' }),
    );
    const after = await start({ dataDir, onProgress: line => said.push(line) });
    expect(said.some(line => line.startsWith('removing a stale postmaster.pid'))).toBe(true);
    expect(await sql(after.postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('leaves nothing running when an asked-for port is taken', async () => {
    const holder = createServer();
    await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const dataDir = directory();
    try {
      await expect(startStack({ dataDir, ephemeral: true, natsPort: port })).rejects.toThrow(
        new RegExp(`NATS cannot listen on port ${port}: it is taken.*NATS_PORT`),
      );
      expect(existsSync(path.join(dataDir, 'stack.lock'))).toBe(false);
    } finally {
      holder.close();
    }
  });
});

describe('the data directory', () => {
  it('is not taken nor wiped without its marker', () => {
    const foreign = directory();
    mkdirSync(path.join(foreign, 'postgres'), { recursive: true });
    expect(() => claimDirectory(foreign)).toThrow(/holds postgres but not/);
    expect(() => wipe(foreign)).toThrow(/is not wiped/);
    expect(readdirSync(foreign)).toEqual(['postgres']);
    expect(() => claimDirectory(directory(), ['../other'])).toThrow(/not an entry/);
  });

  it('names the live process that holds it and passes over a dead one', () => {
    const held = directory();
    claimDirectory(held);
    writeFileSync(path.join(held, 'stack.lock'), JSON.stringify({ pid: process.ppid, identity: identityOf(process.ppid) }));
    expect(() => lock(held)).toThrow(new RegExp(`in use by process ${process.ppid} `));
    writeFileSync(path.join(held, 'stack.lock'), JSON.stringify({ pid: 2 ** 22 + 1, identity: 'gone' }));
    lock(held)();
    writeFileSync(path.join(held, 'stack.lock'), '{ torn');
    lock(held)();
    expect(existsSync(path.join(held, 'stack.lock'))).toBe(false);
  });

  it('ends what a killed run recorded, but not a stranger under the same number', async () => {
    const left = directory();
    claimDirectory(left);
    mkdirSync(path.join(left, 'run'));
    const [orphan, stranger] = [1, 2].map(() => spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }));
    const record = (name: string, pid: number | undefined, identity: string | undefined) =>
      writeFileSync(
        path.join(left, 'run', `${name}.json`),
        JSON.stringify({ name, pid, identity, stopSignal: 'SIGTERM', rank: 0 }),
      );
    try {
      record('permits', orphan?.pid, identityOf(orphan?.pid ?? 0));
      record('identity', stranger?.pid, 'an earlier process of this number');
      await stopOrphans(left);
      expect(identityOf(orphan?.pid ?? 0)).toBeUndefined();
      expect(identityOf(stranger?.pid ?? 0)).toBeDefined();
      expect(readdirSync(path.join(left, 'run'))).toEqual([]);
    } finally {
      orphan?.kill('SIGKILL');
      stranger?.kill('SIGKILL');
      await until(() => identityOf(stranger?.pid ?? 0) === undefined, 2000);
    }
  });

  it('of a test run that was killed is swept, that of a live one is not', async () => {
    const parent = directory();
    const [dead, live] = ['run-1', 'run-2'].map(name => path.join(parent, name));
    for (const [folder, identity] of [
      [dead, 'gone'],
      [live, identityOf(process.pid)],
    ] as const) {
      claimDirectory(folder ?? '');
      writeFileSync(path.join(folder ?? '', 'stack.lock'), JSON.stringify({ pid: process.pid, identity }));
    }
    mkdirSync(path.join(parent, 'other'));
    await sweepAbandoned(parent, 'run-');
    expect(readdirSync(parent)).toEqual(['other', 'run-2']);
  });
});
