import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { textOf } from './process-identity.ts';

/** A user of this machine. */
export interface User {
  name: string;
  uid: number;
  gid: number;
}

/** Root cannot run PostgreSQL: the user that does it instead, `postgres` or else `nobody`; undefined when we are not root. */
export function postgresUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = (textOf('/etc/passwd') ?? '').split('\n').map(line => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find(user => user[0] === name);
    if (fields) return { name, uid: Number(fields[2]) >>> 0, gid: Number(fields[3]) >>> 0 };
  }
  throw new Error(
    'PostgreSQL does not run as root and there is no user "postgres" or "nobody". Run as an ordinary user or set DATABASE_URL.',
  );
}

/** The first directory on the way to `target` that the user may not pass, or undefined when the way is open. */
export function closedDirectory(target: string, user: User): string | undefined {
  const way: string[] = [];
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    if (existsSync(at)) way.unshift(at);
    if (at === path.dirname(at)) break;
  }
  return way.find(directory => {
    const { mode, uid, gid } = statSync(directory);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    return (mode & bit) === 0;
  });
}

/** Makes a directory that is ours and that others may pass. @throws Error when somebody else made it before us */
export function openDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const found = lstatSync(directory);
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new Error(`${directory} belongs to another user; remove it`);
  chmodSync(directory, 0o711);
}

function layOut(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o755 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) layOut(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target); // Another file system, or links forbidden.
      }
    }
  }
}

/** Lays a tree of files out a second time, by hard links where that is possible. Nothing is done when it is there already. */
export function mirror(from: string, to: string): void {
  if (existsSync(to)) return;
  const half = `${to}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  layOut(from, half);
  renameSync(half, to);
}
