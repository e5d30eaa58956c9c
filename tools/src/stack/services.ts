import path from 'node:path';
import { KeptProcess, type Loss } from './kept-process.ts';

export interface ServiceSpec {
  /** Short and fit for a file name: `permits`. */
  name: string;
  command: string;
  args: string[];
  /** The whole environment but PATH, HOME, TMPDIR and LANG: a superuser's DATABASE_URL in the shell must not reach a service. */
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Answers 2xx to GET once the service does its work. */
  readyUrl: string;
}

export interface SuperviseOptions {
  /** One log per service: `<name>.log`, that of the run before `<name>.previous.log`. */
  logDir: string;
  /** Where the process records lie; `run` beside `logDir` by default, where the next `startStack` looks for what was left. */
  runDir?: string;
  onProgress?: (line: string) => void;
  onLost?: (loss: Loss) => void;
  /** How long a service may take to be ready, 60 s by default. */
  readyTimeoutMs?: number;
  /** How long a service may drain before SIGKILL, 12 s by default. */
  graceMs?: number;
  signal?: AbortSignal;
}

export interface Services {
  names: string[];
  /** Undefined while the service is down. @throws Error for a name that is not served */
  pid(name: string): number | undefined;
  /** Sends a signal as a stranger would: a service that ends by it is started again. */
  kill(name: string, signal: NodeJS.Signals): Promise<void>;
  /** Stops in order, starts, and waits until ready. */
  restart(name: string): Promise<void>;
  /** Waits until the service answers its readyUrl again. */
  whenReady(name: string, timeoutMs?: number): Promise<void>;
  /** SIGTERM to all, SIGKILL after the grace. */
  stop(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function inherited(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG'];
  return Object.fromEntries(names.map(name => [name, process.env[name]]).filter(([, value]) => value !== undefined));
}

function kept(spec: ServiceSpec, options: SuperviseOptions): KeptProcess {
  if (!/^[\w.-]+$/.test(spec.name)) throw new Error(`not a service name: ${spec.name}`);
  return new KeptProcess({
    name: spec.name,
    command: spec.command,
    args: spec.args,
    env: { ...inherited(), ...spec.env },
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    logFile: path.join(options.logDir, `${spec.name}.log`),
    recordFile: path.join(options.runDir ?? path.join(options.logDir, '..', 'run'), `${spec.name}.json`),
    rank: 0,
    stopSignal: 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: options.graceMs ?? 12_000,
    ready: () => answers(spec.readyUrl),
    readyTimeoutMs: options.readyTimeoutMs ?? 60_000,
    revive: true,
    onProgress: options.onProgress,
    onLost: options.onLost,
  });
}

/**
 * Starts the services side by side and waits until each is ready; from then on a lost one is said and started again after
 * 1, 2, 5, then each 10 s.
 * @throws Error with the log's last lines when one does not start; the others are stopped first
 */
export async function superviseServices(specs: readonly ServiceSpec[], options: SuperviseOptions): Promise<Services> {
  const all = new Map(specs.map(spec => [spec.name, kept(spec, options)]));
  if (all.size < specs.length) throw new Error('two services have the same name');
  const find = (name: string): KeptProcess => {
    const found = all.get(name);
    if (!found) throw new Error(`there is no service "${name}", only ${[...all.keys()].join(', ')}`);
    return found;
  };
  const stop = async () => {
    options.signal?.removeEventListener('abort', onAbort);
    await Promise.all([...all.values()].map(service => service.stop()));
  };
  const onAbort = () => void stop();
  options.signal?.throwIfAborted();
  options.signal?.addEventListener('abort', onAbort);
  try {
    await Promise.all([...all.values()].map(service => service.start()));
  } catch (error) {
    await stop();
    throw options.signal?.aborted ? options.signal.reason : error;
  }
  options.signal?.removeEventListener('abort', onAbort);
  return {
    names: [...all.keys()],
    pid: name => find(name).pid,
    kill: (name, signal) => find(name).kill(signal),
    restart: name => find(name).restart(),
    whenReady: (name, timeoutMs = 60_000) => find(name).whenReady(timeoutMs),
    stop,
  };
}
