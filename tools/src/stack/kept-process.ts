import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { guard } from './guardian.ts';
import { identityOf, signal, until } from './process-identity.ts';

/** A child that ended although nobody asked it to. `log`: the last lines it wrote. */
export interface Loss {
  name: string;
  code: number | null;
  signal: string | null;
  log: string;
}

/** What is written to `run/<name>.json` while a child runs, so that the next start finds what a killed one left behind. */
export interface ProcessRecord {
  name: string;
  pid: number;
  identity: string;
  stopSignal: NodeJS.Signals;
  rank: number;
}

export interface KeptProcessSpec {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number | undefined;
  gid?: number | undefined;
  logFile: string;
  recordFile: string;
  rank: number;
  stopSignal: NodeJS.Signals;
  forceSignal: NodeJS.Signals;
  /** How long a clean end may take, in milliseconds, before it is forced. */
  graceMs: number;
  /** True once the process does its work. Asked every 25 ms. */
  ready(pid: number): boolean | Promise<boolean>;
  readyTimeoutMs: number;
  /** Runs before each start. */
  prepare?(): void | Promise<void>;
  /** Start it again when it is lost. */
  revive: boolean;
  onProgress?: ((line: string) => void) | undefined;
  onLost?: ((loss: Loss) => void) | undefined;
}

const BACK_OFF_SECONDS = [1, 2, 5, 10];
/** A process that stood this long was sound: its next loss counts as the first again. */
const SOUND_AFTER_MS = 60_000;

interface Ending {
  code: number | null;
  signal: string | null;
  error?: Error;
}

export function endingText(ending: { code: number | null; signal: string | null }): string {
  return ending.signal ? `signal ${ending.signal}` : `exit code ${ending.code}`;
}

function ordinal(n: number): string {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}

/**
 * One child process: started in a process group of its own (Ctrl-C in the terminal does not reach it, its keeper orders the
 * stop), its output in a log file, recorded, guarded, and started again after a loss when so wished.
 */
export class KeptProcess {
  readonly spec: KeptProcessSpec;
  private child: ChildProcess | undefined;
  private ended: Promise<Ending> = Promise.resolve({ code: 0, signal: null });
  private logStart = 0;
  private wanted = false;
  private standing = false;
  private stoodSince = 0;
  private losses = 0;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(spec: KeptProcessSpec) {
    this.spec = spec;
    for (const file of [spec.logFile, spec.recordFile]) mkdirSync(path.dirname(file), { recursive: true });
    if (existsSync(spec.logFile)) renameSync(spec.logFile, spec.logFile.replace(/\.log$/, '.previous.log'));
  }

  /** Number of the running process; undefined while it does not run. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts and waits until ready. @throws Error with the log's last lines when it ends or is not ready in time. */
  start(): Promise<void> {
    this.wanted = true;
    return this.inTurn(() => this.startNow());
  }

  /** Asks it to end and waits; forced after the grace. Ends a start that is under way. */
  stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.timer);
    return this.inTurn(() => this.stopNow());
  }

  /** Stops it if it runs, starts it and waits until ready. */
  restart(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.timer);
    return this.inTurn(async () => {
      await this.stopNow();
      this.wanted = true;
      await this.startNow();
    });
  }

  /** Sends a signal as a stranger would: an end that follows is a loss. Resolves, after SIGKILL, once the process is gone. */
  async kill(name: NodeJS.Signals): Promise<void> {
    const pid = this.pid;
    if (pid === undefined) throw new Error(`${this.spec.name} does not run`);
    signal(pid, name);
    if (name === 'SIGKILL') await this.ended;
  }

  /** Waits until it stands ready, for instance after a loss. @throws after `timeoutMs`. */
  async whenReady(timeoutMs: number): Promise<void> {
    if (!(await until(() => this.standing, timeoutMs))) throw new Error(`${this.spec.name} is not ready after ${timeoutMs} ms`);
  }

  /** The last lines written since the present start. */
  logTail(lines = 15): string {
    try {
      const file = openSync(this.spec.logFile, 'r');
      const from = Math.max(this.logStart, fstatSync(file).size - 16_384);
      const buffer = Buffer.alloc(16_384);
      const length = readSync(file, buffer, 0, buffer.length, from);
      closeSync(file);
      return buffer.toString('utf8', 0, length).trimEnd().split('\n').slice(-lines).join('\n');
    } catch {
      return '';
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async startNow(): Promise<void> {
    if (this.child || !this.wanted) return;
    await this.spec.prepare?.();
    const child = this.spawnNow();
    let ending: Ending | undefined;
    void this.ended.then(end => (ending = end));
    const timely = await until(
      async () => ending !== undefined || !this.wanted || (child.pid !== undefined && (await this.spec.ready(child.pid))),
      this.spec.readyTimeoutMs,
      25,
    );
    if (timely && !ending && this.wanted) {
      this.standing = true;
      this.stoodSince = performance.now();
      void this.ended.then(end => this.onEnd(end));
      return;
    }
    const why =
      ending?.error?.message ??
      (ending
        ? `it ended with ${endingText(ending)}`
        : this.wanted
          ? `not ready after ${this.spec.readyTimeoutMs / 1000} s`
          : 'stopped');
    if (this.wanted) await this.stopNow();
    if (why === 'stopped') throw new Error(`the start of ${this.spec.name} was broken off`);
    throw new Error(`${this.spec.name} did not start: ${why}. Last lines of ${this.spec.logFile}:\n${this.logTail()}`);
  }

  private spawnNow(): ChildProcess {
    const { name, command, args, env, cwd, uid, gid, logFile, recordFile, rank, stopSignal, forceSignal } = this.spec;
    const log = openSync(logFile, 'a');
    this.logStart = fstatSync(log).size;
    let child: ChildProcess;
    try {
      const identity = { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
      child = spawn(command, args, { env, cwd: cwd ?? process.cwd(), stdio: ['ignore', log, log], detached: true, ...identity });
    } finally {
      closeSync(log);
    }
    this.child = child;
    const { pid } = child;
    const unguard = pid === undefined ? undefined : guard({ pid, stopSignal, forceSignal, rank });
    if (pid !== undefined) {
      const record: ProcessRecord = { name, pid, identity: identityOf(pid) ?? '', stopSignal, rank };
      writeFileSync(recordFile, JSON.stringify(record));
    }
    this.ended = new Promise<Ending>(resolve => {
      child.once('error', error => child.pid === undefined && resolve({ code: null, signal: null, error }));
      child.once('exit', (code, by) => resolve({ code, signal: by }));
    }).then(end => {
      unguard?.();
      rmSync(recordFile, { force: true });
      this.child = undefined;
      this.standing = false;
      return end;
    });
    return child;
  }

  private async stopNow(): Promise<void> {
    const pid = this.pid;
    if (pid === undefined) return;
    this.standing = false;
    signal(pid, this.spec.stopSignal);
    const graceful = await Promise.race([
      this.ended.then(() => true),
      until(() => this.child === undefined, this.spec.graceMs, 100),
    ]);
    if (graceful) return;
    this.spec.onProgress?.(`${this.spec.name} does not stop after ${this.spec.graceMs / 1000} s; forcing it`);
    signal(pid, this.spec.forceSignal);
    if (!(await until(() => this.child === undefined, 3000))) signal(pid, 'SIGKILL');
    await this.ended;
  }

  private onEnd(ending: Ending): void {
    if (!this.wanted) return;
    if (performance.now() - this.stoodSince > SOUND_AFTER_MS) this.losses = 0;
    this.spec.onLost?.({ name: this.spec.name, code: ending.code, signal: ending.signal, log: this.logTail() });
    const ended = `${this.spec.name} ended with ${endingText(ending)}`;
    if (this.spec.revive) this.reviveLater(ended);
    else this.spec.onProgress?.(`${ended}; see ${this.spec.logFile}`);
  }

  private reviveLater(said: string): void {
    const seconds = BACK_OFF_SECONDS[Math.min(this.losses, BACK_OFF_SECONDS.length - 1)] ?? 10;
    this.losses += 1;
    this.spec.onProgress?.(`${said}; restarting in ${seconds} s${this.losses > 1 ? ` (${ordinal(this.losses)} time)` : ''}`);
    this.timer = setTimeout(() => {
      const from = performance.now();
      this.inTurn(() => this.startNow()).then(
        () =>
          this.wanted &&
          this.spec.onProgress?.(`${this.spec.name} is back, ready after ${((performance.now() - from) / 1000).toFixed(1)} s`),
        (error: Error) => this.wanted && this.reviveLater(error.message),
      );
    }, seconds * 1000);
  }
}
