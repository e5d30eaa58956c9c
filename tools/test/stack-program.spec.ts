import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { identityOf, until } from '../src/stack/process-identity.ts';
import { closedDirectory, postgresUser } from '../src/stack/unprivileged.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const made: string[] = [];
const children: ChildProcess[] = [];

jest.setTimeout(60_000);

interface Held {
  child: ChildProcess;
  pids: Record<string, number>;
  dataDir: string;
  said(): string;
  /** [exit code, signal] */
  ended: Promise<[number | null, NodeJS.Signals | null]>;
}

/** Runs the holder program to its "ready" line. */
async function hold(mode: 'plain' | 'stubborn', as?: { uid: number; gid: number }): Promise<Held> {
  const folder = mkdtempSync(path.join(tmpdir(), 'counterless-spec-'));
  chmodSync(folder, 0o711);
  if (as) chownSync(folder, as.uid, as.gid);
  made.push(folder);
  const dataDir = path.join(folder, 'data');
  const child = spawn(process.execPath, [path.join(here, 'stack-holder.ts'), dataDir, mode], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] },
    ...as,
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<[number | null, NodeJS.Signals | null]>(resolve =>
    child.once('close', (code, by) => resolve([code, by])),
  );
  const ready = await until(() => /^ready (.*)$/m.test(said) || child.exitCode !== null, 20_000);
  const pids = /^ready (.*)$/m.exec(said)?.[1];
  if (!ready || pids === undefined) throw new Error(`the program did not start:\n${said}`);
  return { child, dataDir, pids: JSON.parse(pids) as Record<string, number>, said: () => said, ended };
}

const gone = (held: Held, timeoutMs: number) =>
  until(() => Object.values(held.pids).every(pid => identityOf(pid) === undefined), timeoutMs);

afterAll(() => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe('a program that holds a stack', () => {
  it('stops everything in order on Ctrl-C', async () => {
    const held = await hold('plain');
    held.child.kill('SIGINT');
    expect(await held.ended).toEqual([0, null]);
    expect(held.said()).toMatch(/SIGINT: stopping[^]*stopped/);
    expect(await gone(held, 0)).toBe(true);
    expect(existsSync(path.join(held.dataDir, 'stack.lock'))).toBe(false);
  });

  it('ends everything at once on a second Ctrl-C, which is not the first as npm passes it on', async () => {
    const held = await hold('stubborn');
    held.child.kill('SIGINT');
    await new Promise(resolve => setTimeout(resolve, 100));
    held.child.kill('SIGINT'); // npm's copy of the same key press.
    await new Promise(resolve => setTimeout(resolve, 900)); // Longer than one key press lasts.
    expect(identityOf(held.pids['postgres'] ?? 0)).toBeDefined(); // Services first: the deaf one still holds up the rest.
    held.child.kill('SIGINT');
    expect(await held.ended).toEqual([130, null]);
    expect(await gone(held, 5000)).toBe(true);
  });

  it('takes its children along when it is killed', async () => {
    const held = await hold('plain');
    held.child.kill('SIGKILL');
    expect(await held.ended).toEqual([null, 'SIGKILL']);
    expect(await gone(held, 10_000)).toBe(true);
  });

  const user = postgresUser();
  const able =
    user &&
    !closedDirectory(path.join(here, '..', '..', 'node_modules'), user) &&
    !closedDirectory(process.execPath, user) &&
    !closedDirectory(tmpdir(), user);
  (able ? it : it.skip)('runs for an ordinary user too', async () => {
    const held = await hold('plain', { uid: user?.uid ?? 0, gid: user?.gid ?? 0 });
    held.child.kill('SIGTERM');
    expect(await held.ended).toEqual([0, null]);
  });
});
