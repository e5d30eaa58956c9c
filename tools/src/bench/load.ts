import { spawn, type ChildProcess } from 'node:child_process';
import autocannon from 'autocannon';
import { randomPorts } from '../stack/ports.ts';

/** Seconds of load before anything is counted, on both sides, at least: a service runs for weeks, and its code is compiled in its first requests. */
export const warmUp = 10;
/** As many requests at least: a submission takes a quarter less of the processor after ten thousand of them than after two. */
const warmRequests = 10_000;

export interface LoadOptions {
  readonly url: string;
  readonly requests: autocannon.Request[];
  readonly seconds: number;
  readonly connections?: number;
  readonly headers?: Record<string, string>;
}

/** Requests per second answered with 2xx under a closed loop of connections. @throws when anything else came back */
export async function requestsPerSecond(options: LoadOptions): Promise<number> {
  const result = await autocannon({
    url: options.url,
    connections: options.connections ?? 32,
    duration: options.seconds,
    requests: options.requests,
    ...(options.headers && { headers: options.headers }),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${options.url}: ${result.non2xx} answers that are not 2xx and ${result.errors} errors: ${JSON.stringify(result.statusCodeStats)}`);
  return result['2xx'] / result.duration;
}

/** Asks until all code on the way is compiled. */
export async function warm(load: LoadOptions): Promise<void> {
  for (let asked = 0; asked < warmRequests; ) asked += warmUp * (await requestsPerSecond({ ...load, seconds: warmUp }));
}

/** A baseline as a process of its own, on a port of its own. */
export async function startBaseline(script: string, databaseUrl: string): Promise<{ url: string; stop(): void }> {
  const [port] = await randomPorts(1);
  const child: ChildProcess = spawn(process.execPath, [script], { env: { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl, NODE_ENV: 'production' }, stdio: ['ignore', 'inherit', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 200; attempt++) {
    const up = await fetch(url).then(() => true, () => false);
    if (up) return { url, stop: () => child.kill('SIGKILL') };
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`${script} did not start`);
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
