import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { claimDirectory, lock, stopOrphans, sweepAbandoned, wipe, wipeElsewhere } from './data-directory.ts';
import { checkNats, checkPostgres } from './external.ts';
import type { Loss } from './kept-process.ts';
import type { NatsPorts } from './nats.ts';
import { claimPort, portFrom, randomPorts } from './ports.ts';
import { natsProcess, postgresServer, type Parts, type Server } from './servers.ts';

export type { Loss } from './kept-process.ts';

export interface StackOptions {
  /** Where all data lies, `.data` of the checkout for development. With `ephemeral` it may be left out: a directory is made and removed. */
  dataDir?: string;
  /** Wipe the data first: only entries of the stack's own and those of `owns`. */
  fresh?: boolean;
  /** Further entries of `dataDir` the caller keeps there and `fresh` removes. */
  owns?: readonly string[];
  /** Text appended to the NATS configuration, for instance an `authorization` block. */
  natsConf?: (ports: NatsPorts & { postgresPort: number }) => string;
  /** Ports asked for by number (else POSTGRES_PORT, NATS_PORT, NATS_MONITOR_PORT): taken is an error. Without: 5432, 4222, 8222 or the next free. */
  postgresPort?: number;
  natsPort?: number;
  natsMonitorPort?: number;
  /** For tests: random ports, nothing external, and not durable unless `durable` says so. */
  ephemeral?: boolean;
  /** Whether what is acknowledged outlives a power cut. Default: the opposite of `ephemeral`. */
  durable?: boolean;
  /** Start a lost child again with back-off. Default false: it is said, and `restartNats()` / `restartPostgres()` bring it back. */
  revive?: boolean;
  onProgress?: (line: string) => void;
  onLost?: (loss: Loss) => void;
  /** DATABASE_URL or POSTGRES_URL, NATS_URL, NATS_MONITOR_URL, the ports and PATH are read here; `process.env` by default. */
  env?: NodeJS.ProcessEnv;
  /** Breaks off a start that is under way. */
  signal?: AbortSignal;
}

export interface Stack {
  dataDir: string;
  /** Give it to `superviseServices`: the next start then finds services that a killed run left. */
  logDir: string;
  /** `url` is the superuser's. `pid` and `binDir` are undefined for an external server, `pid` also while it is down. */
  postgres: {
    readonly url: string;
    readonly port: number;
    readonly external: boolean;
    readonly pid: number | undefined;
    readonly binDir: string | undefined;
  };
  nats: {
    readonly url: string;
    readonly monitorUrl: string | undefined;
    readonly external: boolean;
    readonly pid: number | undefined;
  };
  /** The next loss of a child (each reading gives the promise of the loss to come). */
  readonly lost: Promise<Loss>;
  restartNats(): Promise<void>;
  restartPostgres(): Promise<void>;
  /** Sends a signal as a stranger would: an end that follows is a loss. */
  kill(name: 'nats' | 'postgres', signal: NodeJS.Signals): Promise<void>;
  /** Waits until a revived child is ready. */
  whenReady(name: 'nats' | 'postgres', timeoutMs?: number): Promise<void>;
  /** NATS first, then PostgreSQL by its fast shutdown. Removes a directory the stack made itself. Safe to call twice. */
  stop(): Promise<void>;
}

type Say = (line: string) => void;

const TEMPORARY = 'counterless-stack-';

async function ownDirectory(options: StackOptions): Promise<{ directory: string; temporary: boolean }> {
  if (options.dataDir !== undefined) return { directory: path.resolve(options.dataDir), temporary: false };
  if (!options.ephemeral) throw new Error('dataDir is needed');
  await sweepAbandoned(tmpdir(), TEMPORARY);
  const directory = mkdtempSync(path.join(tmpdir(), TEMPORARY));
  chmodSync(directory, 0o711); // Root's PostgreSQL runs as another user.
  return { directory, temporary: true };
}

/** A bare EACCES does not say what happened: the stack ran as root before and its files are root's. */
function readable(error: unknown): unknown {
  const { code, path: file } = error as NodeJS.ErrnoException;
  if ((code !== 'EACCES' && code !== 'EPERM') || !file) return error;
  return new Error(
    `${file} is closed to this user: an earlier run was another user's. Run as that user, or remove the data directory.`,
    { cause: error },
  );
}

function hold(directory: string, owns: readonly string[] | undefined): () => void {
  try {
    claimDirectory(directory, owns);
    return lock(directory);
  } catch (error) {
    throw readable(error);
  }
}

/**
 * Starts PostgreSQL 18 and nats-server from the installed packages, or takes those the environment names. Data stays between
 * starts. Nothing is left running when it throws.
 * @throws Error naming the port, process, directory or package that stands in the way
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const say: Say = options.onProgress ?? (() => undefined);
  const env = options.env ?? process.env;
  const ephemeral = options.ephemeral ?? false;
  options.signal?.throwIfAborted();
  const { directory, temporary } = await ownDirectory(options);
  const unlock = hold(directory, options.owns);
  const servers: Server[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= stopAll());
  const stopAll = async () => {
    options.signal?.removeEventListener('abort', onAbort);
    try {
      for (const server of servers.toReversed()) await server.kept.stop();
    } finally {
      unlock();
    }
    if (temporary) {
      wipeElsewhere(directory);
      rmSync(directory, { recursive: true, force: true });
    }
  };
  const onAbort = () => servers.forEach(server => void server.kept.stop());
  options.signal?.addEventListener('abort', onAbort);
  try {
    return await startIn(directory, options, { say, env, ephemeral, servers, stop });
  } catch (error) {
    await stop();
    throw options.signal?.aborted ? options.signal.reason : readable(error);
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
  }
}

interface Setting {
  say: Say;
  env: NodeJS.ProcessEnv;
  ephemeral: boolean;
  servers: Server[];
  stop: () => Promise<void>;
}

async function startIn(
  directory: string,
  options: StackOptions,
  { say, env, ephemeral, servers, stop }: Setting,
): Promise<Stack> {
  const databaseUrl = ephemeral ? undefined : env['DATABASE_URL'] || env['POSTGRES_URL'] || undefined;
  const natsUrl = ephemeral ? undefined : env['NATS_URL'] || undefined;
  await stopOrphans(directory, say);
  if (options.fresh) {
    wipeElsewhere(directory);
    wipe(directory);
    if (databaseUrl) say('the PostgreSQL of DATABASE_URL keeps its data: --fresh wipes only what the stack owns');
    if (natsUrl) say('the NATS of NATS_URL keeps its data: --fresh wipes only what the stack owns');
  }
  let next = Promise.withResolvers<Loss>();
  const onLost = (loss: Loss) => {
    const { resolve } = next;
    next = Promise.withResolvers<Loss>();
    options.onLost?.(loss);
    resolve(loss);
  };
  const logDir = path.join(directory, 'logs');
  const parts: Parts = {
    directory,
    logDir,
    durable: options.durable ?? !ephemeral,
    revive: options.revive ?? false,
    natsConf: options.natsConf,
    env,
    say,
    onLost,
  };

  const asked = ephemeral
    ? { postgres: options.postgresPort, nats: options.natsPort, monitor: options.natsMonitorPort }
    : {
        postgres: options.postgresPort ?? portFrom(env, 'POSTGRES_PORT'),
        nats: options.natsPort ?? portFrom(env, 'NATS_PORT'),
        monitor: options.natsMonitorPort ?? portFrom(env, 'NATS_MONITOR_PORT'),
      };
  const choose = async (name: string, wanted: number | undefined, usual: number, variable: string): Promise<number> => {
    if (ephemeral && wanted === undefined) return (await randomPorts(1))[0] ?? 0;
    return claimPort({ name, wanted, usual, variable, onProgress: say });
  };
  const postgresPort = { value: 0 };
  const natsPorts: NatsPorts = { port: 0, monitorPort: 0 };
  const choosePostgres = async () => {
    postgresPort.value = await choose('PostgreSQL', asked.postgres, 5432, 'POSTGRES_PORT');
  };
  const chooseNats = async () => {
    natsPorts.port = await choose('NATS', asked.nats, 4222, 'NATS_PORT');
    natsPorts.monitorPort = await choose('the NATS monitor', asked.monitor, 8222, 'NATS_MONITOR_PORT');
  };

  let postgres: ReturnType<typeof postgresServer> | undefined;
  let nats: Server | undefined;
  if (!databaseUrl) await choosePostgres();
  else postgresPort.value = Number(new URL(databaseUrl).port) || 5432;
  if (!natsUrl) await chooseNats();
  if (!databaseUrl)
    servers.push((postgres = postgresServer(parts, postgresPort, asked.postgres === undefined ? choosePostgres : undefined)));
  if (!natsUrl)
    servers.push(
      (nats = natsProcess(parts, natsPorts, () => postgresPort.value, asked.nats === undefined ? chooseNats : undefined)),
    );
  if (databaseUrl) await checkPostgres(databaseUrl, say);
  if (natsUrl) await checkNats(natsUrl);
  options.signal?.throwIfAborted();
  // Both are waited for even when one fails: the stop that follows must find neither half-started.
  const outcomes = await Promise.allSettled(servers.map(server => server.start()));
  const failed = outcomes.find(outcome => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  options.signal?.throwIfAborted();

  const own = (name: 'nats' | 'postgres'): Server => {
    const server = name === 'nats' ? nats : postgres;
    if (!server) throw new Error(`${name} is external: it is not ours to stop or start`);
    return server;
  };
  return {
    dataDir: directory,
    logDir,
    postgres: {
      get url() {
        return databaseUrl ?? postgres?.url() ?? '';
      },
      get port() {
        return postgresPort.value;
      },
      get pid() {
        return postgres?.kept.pid;
      },
      external: databaseUrl !== undefined,
      binDir: postgres?.binDir,
    },
    nats: {
      get url() {
        return natsUrl ?? `nats://127.0.0.1:${natsPorts.port}`;
      },
      get monitorUrl() {
        return natsUrl ? env['NATS_MONITOR_URL'] || undefined : `http://127.0.0.1:${natsPorts.monitorPort}`;
      },
      get pid() {
        return nats?.kept.pid;
      },
      external: natsUrl !== undefined,
    },
    get lost() {
      return next.promise;
    },
    restartNats: () => own('nats').restart(),
    restartPostgres: () => own('postgres').restart(),
    kill: (name, signal) => own(name).kept.kill(signal),
    whenReady: (name, timeoutMs = 60_000) => own(name).kept.whenReady(timeoutMs),
    stop,
  };
}
