import { isUtf8 } from 'node:buffer';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const version = '5.16.0';

interface Violation {
  readonly location: readonly string[];
  readonly severity: string;
  readonly message: string;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/**
 * Stoplight's Prism between the journeys and the gateway, as a second opinion on the answers. It reads bodies whole and as text, so it is asked only
 * what is JSON or text on both sides.
 */
export class Prism {
  /** Of the gateway, that came this way. */
  answers = 0;
  /** To which Prism gave no answer in time, or ended the connection. */
  silences = 0;

  private constructor(
    readonly url: string,
    readonly stop: () => void,
  ) {}

  static async before(gateway: string, description: unknown): Promise<Prism> {
    const directory = mkdtempSync(path.join(tmpdir(), 'counterless-prism-'));
    const document = path.join(directory, 'openapi.json');
    writeFileSync(document, JSON.stringify(description));
    const port = await freePort();
    const child = spawn('npx', ['--yes', `@stoplight/prism-cli@${version}`, 'proxy', document, gateway, '--port', String(port), '--validate-request=false', '--cors=false', '--verboseLevel', 'silent'], {
      stdio: 'ignore', detached: true,
    });
    const prism: Prism = new Prism(`http://127.0.0.1:${port}`, () => {
      // npx and what it started.
      if (child.exitCode === null) process.kill(-child.pid!, 'SIGTERM');
      rmSync(directory, { recursive: true, force: true });
      process.stderr.write(`${prism.answers} answers came through Prism, ${prism.silences} requests were asked again without it\n`);
    });
    for (let tries = 0; ; tries++) {
      const there = await fetch(`${prism.url}/health/live`).then(answer => answer.ok, () => false);
      if (there) return prism;
      if (tries > 600 || child.exitCode !== null) {
        prism.stop();
        throw new Error('prism did not start');
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  /** Whether this request, answered with one of these media types, comes through Prism as it is. */
  carries(init: RequestInit | undefined, answers: readonly string[]): boolean {
    const body: unknown = init?.body ?? undefined;
    const text = body instanceof Uint8Array && isUtf8(body) ? new TextDecoder().decode(body) : body;
    if (text !== undefined && typeof text !== 'string') return false;
    const json = new Headers(init?.headers).get('content-type')?.startsWith('application/json');
    return !(text !== undefined && json && !sameAgain(text)) && answers.every(media => /json$|^text\/(csv|html|javascript)$/.test(media));
  }

  /** The answer that comes through it. There are requests that it never answers: then there is none, and the gateway itself is to be asked. */
  async ask(fetch: typeof globalThis.fetch, address: string, init: RequestInit | undefined): Promise<Response | undefined> {
    const patience = AbortSignal.timeout(20_000);
    try {
      return await fetch(new URL(address, this.url), { ...init, signal: init?.signal ? AbortSignal.any([init.signal, patience]) : patience });
    } catch (error) {
      if (init?.signal?.aborted) throw error;
      this.silences++;
      return undefined;
    }
  }

  /** What it finds in an answer; nothing in one of its own, where the gateway gave none. */
  faultsOf(response: Response): string[] {
    if (!response.headers.has('x-request-id')) return [];
    this.answers++;
    const told = response.headers.get('sl-violations');
    return told ? (JSON.parse(told) as Violation[]).filter(v => v.location[0] === 'response').map(v => `prism: ${v.location.join('.')} ${v.message}`) : [];
  }
}

/** Prism reads JSON and writes it again, under the length that was sent; `null` it takes for nothing. */
function sameAgain(text: string): boolean {
  try {
    return text !== 'null' && JSON.stringify(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}
