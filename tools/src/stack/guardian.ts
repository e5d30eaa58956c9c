import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { signal } from './process-identity.ts';

/** A child of this process that must not outlive it. */
export interface Living {
  pid: number;
  /** The signal that asks it to end cleanly. */
  stopSignal: NodeJS.Signals;
  /** The signal that ends it at once and leaves its data sound. */
  forceSignal: NodeJS.Signals;
  /** Order of ending: 0 services, 1 NATS, 2 PostgreSQL. */
  rank: number;
}

/**
 * Runs beside us in a session of its own. Its standard input is held open by us alone: when it ends we are gone, however we
 * went (kill -9 too), and the children named by the last line are asked to end, one rank after the other.
 * A zombie does not run: a container's init may leave it for good.
 */
const SCRIPT = `trap '' HUP INT TERM
while read -r line; do last=$line; done
runs() {
  kill -0 "$1" 2>/dev/null || return 1
  [ ! -r "/proc/$1/stat" ] || ! grep -q '^[0-9]* (.*) Z' "/proc/$1/stat"
}
gone() {
  n=0
  while [ $n -lt 120 ]; do
    alive=
    for pid in $pids; do runs "$pid" && alive=1; done
    [ -z "$alive" ] && return
    sleep 0.1
    n=$((n + 1))
  done
  for pid in $pids; do kill -9 "$pid" 2>/dev/null; done
}
pids=
for entry in $last; do
  if [ "$entry" = / ]; then gone; pids=; else
    kill -s "\${entry%%:*}" "\${entry##*:}" 2>/dev/null
    pids="$pids \${entry##*:}"
  fi
done
`;

const living = new Map<number, Living>();
let guardian: ChildProcess | undefined;

function startGuardian(): ChildProcess {
  const started = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  const forget = () => {
    if (guardian === started) guardian = undefined;
  };
  started.once('error', forget);
  started.once('exit', forget);
  started.stdin?.on('error', forget);
  started.unref();
  (started.stdin as Socket | null)?.unref();
  return started;
}

function tell(): void {
  if (living.size === 0) {
    guardian?.stdin?.end('\n');
    guardian = undefined;
    return;
  }
  guardian ??= startGuardian();
  const ranks = [...new Set([...living.values()].map(child => child.rank))].sort((a, b) => a - b);
  const line = ranks.map(rank =>
    [...living.values()]
      .filter(child => child.rank === rank)
      .map(child => `${child.stopSignal.slice(3)}:${child.pid}`)
      .join(' '),
  );
  guardian.stdin?.write(`${line.join(' / ')}\n`);
}

/** Places a child under guard: it ends when this process does, even by SIGKILL. Returns the function that lifts the guard. */
export function guard(child: Living): () => void {
  living.set(child.pid, child);
  tell();
  return () => {
    if (living.delete(child.pid)) tell();
  };
}

/** Ends every guarded child at once: services and NATS by SIGKILL, PostgreSQL by its immediate shutdown. */
export function forceAll(): void {
  for (const child of [...living.values()].sort((a, b) => a.rank - b.rank)) signal(child.pid, child.forceSignal);
}
