import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { postgresFolder } from './binaries.ts';
import { clearPostmaster, hashOf, placeElsewhere } from './data-directory.ts';
import { identityOf, textOf } from './process-identity.ts';
import { closedDirectory, mirror, openDirectory, postgresUser, type User } from './unprivileged.ts';

/** Where PostgreSQL's files lie and who runs it. */
export interface PostgresHome {
  /** PGDATA. */
  data: string;
  binDir: string;
  user: User | undefined;
  password: string;
  /** The second place used beside the data directory because the unprivileged user may not enter that; undefined mostly. */
  elsewhere: string | undefined;
}

/** Nothing of the caller's environment reaches the server: PGOPTIONS, PGDATA or a locale would change what it does. */
export const POSTGRES_ENV: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Finds binaries, user and place. Root's clone below /root is closed to others: data and binaries then lie under /var/tmp, and it is said. */
export function postgresHome(directory: string, onProgress?: (line: string) => void): PostgresHome {
  const user = postgresUser();
  let folder = postgresFolder();
  let base = directory;
  let elsewhere: string | undefined;
  if (user) {
    const place = placeElsewhere(directory);
    const closed = closedDirectory(directory, user);
    if (closed) {
      openDirectory(place);
      base = elsewhere = place;
      onProgress?.(`PostgreSQL runs as "${user.name}", who may not enter ${closed}: its data lies in ${place}`);
    }
    if (closedDirectory(path.join(folder, 'bin', 'postgres'), user)) {
      openDirectory(place);
      const version = hashOf(folder + statSync(path.join(folder, 'bin', 'postgres')).mtimeMs);
      const native = path.join(place, `native-${version}`);
      mirror(folder, native);
      folder = native;
      elsewhere = place;
    }
  }
  const data = path.join(base, 'postgres');
  const passwordFile = path.join(directory, 'postgres.password');
  if (!existsSync(passwordFile)) {
    if (existsSync(data))
      throw new Error(`${passwordFile} is gone, without it ${data} cannot be opened: start once with --fresh to begin anew`);
    writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
  }
  const password = readFileSync(passwordFile, 'utf8');
  return { data, binDir: path.join(folder, 'bin'), user, password, elsewhere };
}

function run(file: string, args: string[], user: User | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const ids = user ? { uid: user.uid, gid: user.gid } : {};
    const child = spawn(file, args, { env: POSTGRES_ENV, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...ids });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', code =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(file)} failed with exit code ${code}:\n${said.trim()}`)),
    );
  });
}

/**
 * Creates the cluster unless it is there: UTF8, the built-in C.UTF-8 locale (sorts alike on every machine, needs no system
 * locale), scram passwords. Laid down beside its place and renamed at the end, so that a half-made one is never taken for data.
 */
export async function initialise(home: PostgresHome, durable: boolean): Promise<boolean> {
  const version = textOf(path.join(home.data, 'PG_VERSION'))?.trim();
  if (version !== undefined) {
    if (version !== '18')
      throw new Error(`${home.data} holds data of PostgreSQL ${version}, this is 18: start once with --fresh to begin anew`);
    const owner = statSync(home.data).uid;
    const runner = home.user?.uid ?? process.getuid?.();
    if (runner !== undefined && owner !== runner) {
      if (!home.user) throw new Error(`${home.data} belongs to user ${owner}: start as the user who made it, or remove it`);
      Object.assign(home.user, { uid: owner, gid: statSync(home.data).gid });
    }
    return false;
  }
  if (existsSync(home.data)) throw new Error(`${home.data} exists but is no PostgreSQL data, or not readable for this user`);
  const half = `${home.data}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const passwordFile = `${half}.password`;
  writeFileSync(passwordFile, `${home.password}\n`, { mode: 0o600 });
  if (home.user) for (const made of [half, passwordFile]) chownSync(made, home.user.uid, home.user.gid);
  // prettier-ignore
  const args = ['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions', ...(durable ? [] : ['--no-sync'])];
  try {
    await run(path.join(home.binDir, 'initdb'), args, home.user);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, home.data);
  return true;
}

/** The server's command line. Settings go there, not into postgresql.conf, so that data of an earlier version of this file follows. */
export function postgresArguments(home: PostgresHome, port: number, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    wal_level: 'replica',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    jit: 'off',
    log_line_prefix: '%m [%p] %q%u@%d %a ',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
  };
  return ['-D', home.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** True once the server started under `pid` takes connections: it says so in the last line of its own pid file. */
export function postgresReady(home: PostgresHome, pid: number): boolean {
  const lines = textOf(path.join(home.data, 'postmaster.pid'))?.split('\n');
  return Number(lines?.[0]) === pid && lines?.[7]?.trim() === 'ready';
}

/** Makes the data free to start on. */
export async function freeData(home: PostgresHome, onProgress?: (line: string) => void): Promise<void> {
  await clearPostmaster(home.data, onProgress);
  // After kill -9 of the postmaster its backends live on for a moment and hold the shared memory; their number is in no file.
  const left = Number(textOf(path.join(home.data, 'postmaster.pid'))?.split('\n')[0]);
  if (left && identityOf(left) === undefined) await new Promise(resolve => setTimeout(resolve, 200));
}

/** The superuser's URL. */
export function postgresUrl(home: PostgresHome, port: number): string {
  return `postgres://postgres:${home.password}@127.0.0.1:${port}/postgres`;
}
