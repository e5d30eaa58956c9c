import path from 'node:path';
import { natsServer } from './binaries.ts';
import { KeptProcess, type Loss } from './kept-process.ts';
import { natsConfiguration, natsReady, writeNatsConfiguration, type NatsPorts } from './nats.ts';
import { freeData, initialise, POSTGRES_ENV, postgresArguments, postgresHome, postgresReady, postgresUrl } from './postgres.ts';

/** Starts again on other ports when one was taken between the choice and the use, and while a killed server's memory is still held. */
async function startWithPatience(kept: KeptProcess, rechoose: (() => Promise<void>) | undefined): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await kept.start();
    } catch (error) {
      const said = String(error);
      const portLost = /address already in use/i.test(said) && rechoose !== undefined;
      const memoryHeld = said.includes('pre-existing shared memory block');
      if (attempt === 5 || !(portLost || memoryHeld)) throw error;
      if (portLost) await rechoose();
      else await new Promise(resolve => setTimeout(resolve, 500));
    }
  }
}

/** What both servers are made of. */
export interface Parts {
  directory: string;
  logDir: string;
  durable: boolean;
  revive: boolean;
  natsConf: ((ports: NatsPorts & { postgresPort: number }) => string) | undefined;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  onLost: (loss: Loss) => void;
}

async function restart(kept: KeptProcess): Promise<void> {
  await kept.stop();
  await startWithPatience(kept, undefined);
}

function common(parts: Parts, name: string) {
  return {
    name,
    logFile: path.join(parts.logDir, `${name}.log`),
    recordFile: path.join(parts.directory, 'run', `${name}.json`),
    revive: parts.revive,
    onProgress: parts.say,
    onLost: parts.onLost,
  };
}

export interface Server {
  kept: KeptProcess;
  start(): Promise<void>;
  restart(): Promise<void>;
}

/** PostgreSQL on `port`; `rechoose` picks another port when that one was taken meanwhile. */
export function postgresServer(
  parts: Parts,
  port: { value: number },
  rechoose?: () => Promise<void>,
): Server & { url(): string; binDir: string } {
  const { directory, durable, say } = parts;
  const home = postgresHome(directory, say);
  const kept = new KeptProcess({
    ...common(parts, 'postgres'),
    command: path.join(home.binDir, 'postgres'),
    args: [],
    env: POSTGRES_ENV,
    cwd: '/',
    rank: 2,
    stopSignal: 'SIGINT',
    forceSignal: 'SIGQUIT',
    graceMs: 20_000,
    prepare: async () => {
      await freeData(home, say);
      kept.spec.args = postgresArguments(home, port.value, durable);
    },
    ready: pid => postgresReady(home, pid),
    readyTimeoutMs: 60_000,
  });
  const start = async () => {
    const fresh = await initialise(home, durable);
    Object.assign(kept.spec, { uid: home.user?.uid, gid: home.user?.gid });
    await startWithPatience(kept, rechoose);
    say(`PostgreSQL 18 on 127.0.0.1:${port.value}${fresh ? ', new' : ''}`);
  };
  return { kept, start, restart: () => restart(kept), url: () => postgresUrl(home, port.value), binDir: home.binDir };
}

/** nats-server on `ports`. */
export function natsProcess(parts: Parts, ports: NatsPorts, postgresPort: () => number, rechoose?: () => Promise<void>): Server {
  const { directory, durable, natsConf, say } = parts;
  const kept = new KeptProcess({
    ...common(parts, 'nats'),
    command: natsServer(parts.env, say),
    args: ['-c', path.join(directory, 'nats.conf')],
    env: { PATH: parts.env['PATH'] },
    rank: 1,
    stopSignal: 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: 10_000,
    prepare: () => {
      const extra = natsConf?.({ ...ports, postgresPort: postgresPort() }) ?? '';
      writeNatsConfiguration(directory, natsConfiguration(path.join(directory, 'nats'), ports, durable, extra));
    },
    ready: () => natsReady(`http://127.0.0.1:${ports.monitorPort}`),
    readyTimeoutMs: 60_000,
  });
  const start = async () => {
    await startWithPatience(kept, rechoose);
    say(`NATS with JetStream on 127.0.0.1:${ports.port}`);
  };
  return { kept, start, restart: () => restart(kept) };
}
