import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Text of a file, or undefined when it cannot be read. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    const said = execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * What tells this process from a later one under the same number: its start time, in the kernel's own words.
 * Undefined when no such process runs; a zombie does not run, and a container without a reaping init keeps them for good.
 */
export function identityOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  const stat = textOf(`/proc/${pid}/stat`);
  // The command, second field, may itself hold blanks and brackets: count from its last bracket.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!fields || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${fields[19]}@${textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}`;
}

/** The command line of a running process, blanks between its words; undefined when there is none or it cannot be seen. */
export function commandOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'command');
  return textOf(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() || undefined;
}

/** Signals a process; false when it is gone or is not ours to signal. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Waits until `check` holds; false after `timeoutMs`. */
export async function until(check: () => boolean | Promise<boolean>, timeoutMs: number, everyMs = 20): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!(await check())) {
    if (performance.now() > end) return false;
    await new Promise(resolve => setTimeout(resolve, everyMs));
  }
  return true;
}
