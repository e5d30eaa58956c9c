import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ProcessRecord } from './kept-process.ts';
import { commandOf, identityOf, signal, textOf, until } from './process-identity.ts';

const MARKER = '.counterless-stack.json';
const LOCK = 'stack.lock';

/** What the stack itself lays into its directory; nothing else is ever wiped. */
const OWN = [
  'postgres',
  'postgres.new',
  'postgres.new.password',
  'postgres.password',
  'nats',
  'nats.conf',
  'logs',
  'run',
  'native',
];

interface Owner {
  pid: number;
  identity: string;
}

/** A short name for a path, the same at each start. */
export function hashOf(directory: string): string {
  return createHash('sha256').update(path.resolve(directory)).digest('hex').slice(0, 12);
}

/** The place outside `directory` that holds the data when `directory` is closed to the user PostgreSQL runs as. */
export function placeElsewhere(directory: string): string {
  return path.join('/var/tmp', `counterless-${hashOf(directory)}`);
}

/** Removes the data kept outside the directory, if there is any and it is ours. */
export function wipeElsewhere(directory: string): void {
  const place = placeElsewhere(directory);
  if (existsSync(place) && statSync(place).uid === process.getuid?.()) rmSync(place, { recursive: true, force: true });
}

/**
 * Makes the directory ours, or refuses: one that already holds an entry by our names without our marker belongs to someone else.
 * `owns`: further entries the caller keeps there and wishes wiped by `wipe`.
 * @throws Error naming what stands in the way
 */
export function claimDirectory(directory: string, owns: readonly string[] = []): void {
  mkdirSync(directory, { recursive: true });
  const marker = path.join(directory, MARKER);
  const entries = [...new Set([...OWN, ...owns])];
  for (const entry of entries) {
    if (path.basename(entry) !== entry || entry.startsWith('.')) throw new Error(`not an entry of the data directory: ${entry}`);
  }
  if (!existsSync(marker)) {
    const foreign = [...OWN, LOCK].filter(entry => existsSync(path.join(directory, entry)));
    if (foreign.length > 0) {
      throw new Error(
        `${directory} holds ${foreign.join(', ')} but not ${MARKER}: it is not this stack's. Choose another data directory.`,
      );
    }
  }
  writeFileSync(
    marker,
    `${JSON.stringify({ about: 'Data of the Counterless development stack; --fresh removes these entries', entries }, null, 2)}\n`,
  );
}

/** Removes what the marker names, and nothing beside it. @throws Error when the directory has no marker */
export function wipe(directory: string): void {
  const said = textOf(path.join(directory, MARKER));
  if (said === undefined) throw new Error(`${directory} has no ${MARKER}: it is not this stack's and is not wiped`);
  for (const entry of (JSON.parse(said) as { entries: string[] }).entries) {
    if (path.basename(entry) === entry && !entry.startsWith('.'))
      rmSync(path.join(directory, entry), { recursive: true, force: true });
  }
}

/** Holds the directory for this process. Returns the release. @throws Error naming the process that holds it */
export function lock(directory: string): () => void {
  const file = path.join(directory, LOCK);
  const mine: Owner = { pid: process.pid, identity: identityOf(process.pid) ?? '' };
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = parse<Owner>(textOf(file));
    if (holder && identityOf(holder.pid) === holder.identity) {
      const who =
        holder.pid === process.pid
          ? 'this very process'
          : `process ${holder.pid} (${commandOf(holder.pid)?.slice(0, 100) ?? '?'})`;
      throw new Error(`${directory} is in use by ${who}. Stop it first, or give another data directory.`);
    }
    rmSync(file, { force: true });
  }
  throw new Error(`${file} cannot be taken`);
}

function parse<T>(text: string | undefined): T | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

async function end(name: string, pid: number, identity: string, stopSignal: NodeJS.Signals, graceMs: number): Promise<void> {
  const gone = () => identityOf(pid) !== identity;
  signal(pid, stopSignal);
  if (await until(gone, graceMs)) return;
  signal(pid, 'SIGKILL');
  if (!(await until(gone, 5000)))
    throw new Error(`${name}, process ${pid}, was left by an earlier run and cannot be stopped; end it by hand`);
}

/** Ends the processes a killed run left behind, services before NATS before PostgreSQL. Call while holding the lock. */
export async function stopOrphans(directory: string, onProgress?: (line: string) => void): Promise<void> {
  const run = path.join(directory, 'run');
  const files = existsSync(run) ? readdirSync(run).filter(name => name.endsWith('.json')) : [];
  const found = files
    .map(name => parse<ProcessRecord>(readFileSync(path.join(run, name), 'utf8')))
    .filter(record => record !== undefined);
  const alive = found.filter(record => record.identity !== '' && identityOf(record.pid) === record.identity);
  for (const rank of [...new Set(alive.map(record => record.rank))].sort((a, b) => a - b)) {
    const same = alive.filter(record => record.rank === rank);
    onProgress?.(`ending what an earlier run left: ${same.map(record => `${record.name} (${record.pid})`).join(', ')}`);
    await Promise.all(same.map(record => end(record.name, record.pid, record.identity, record.stopSignal, 15_000)));
  }
  for (const name of files) rmSync(path.join(run, name), { force: true });
}

/** Removes temporary stacks under `parent` whose test run was killed before it could: their lock names a process that is gone. */
export async function sweepAbandoned(parent: string, prefix: string): Promise<void> {
  for (const name of readdirSync(parent).filter(entry => entry.startsWith(prefix))) {
    const directory = path.join(parent, name);
    const holder = parse<Owner>(textOf(path.join(directory, LOCK)));
    if (!holder || identityOf(holder.pid) === holder.identity || statSync(directory).uid !== process.getuid?.()) continue;
    try {
      lock(directory); // Two runs may sweep at once; the one that takes the lock does it.
      await stopOrphans(directory);
    } catch {
      continue;
    }
    wipeElsewhere(directory);
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * Clears a `postmaster.pid` that would keep PostgreSQL from starting: a server on this very data is stopped, a number that
 * meanwhile belongs to another program is removed (PostgreSQL itself only sees that the number lives).
 */
export async function clearPostmaster(data: string, onProgress?: (line: string) => void): Promise<void> {
  const file = path.join(data, 'postmaster.pid');
  const pid = Number(textOf(file)?.split('\n')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return;
  const identity = identityOf(pid);
  if (identity !== undefined && commandOf(pid)?.includes(data)) {
    onProgress?.(`stopping the PostgreSQL an earlier run left on ${data} (${pid})`);
    await end('PostgreSQL', pid, identity, 'SIGINT', 20_000);
  } else if (identity !== undefined) {
    onProgress?.(`removing a stale postmaster.pid: process ${pid} is not PostgreSQL on this data`);
    rmSync(file, { force: true });
  }
}
