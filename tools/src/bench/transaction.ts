import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** Runs `act` while PostgreSQL logs every statement, and gives the transaction that holds the statement named `marker`. */
export async function captureTransaction(adminUrl: string, logFile: string, marker: string, act: () => Promise<unknown>): Promise<Statement[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const settings = { log_statement: 'all' };
  const before = statSync(logFile).size;
  try {
    for (const [name, value] of Object.entries(settings)) await admin.query(`ALTER SYSTEM SET ${name} = '${value}'`);
    await admin.query('SELECT pg_reload_conf()');
    await new Promise(resolve => setTimeout(resolve, 300));
    await act();
    await new Promise(resolve => setTimeout(resolve, 300));
  } finally {
    for (const name of Object.keys(settings)) await admin.query(`ALTER SYSTEM RESET ${name}`);
    await admin.query('SELECT pg_reload_conf()');
    await admin.end();
  }
  return transactionOf(readFileSync(logFile).subarray(before).toString('utf8'), marker);
}

interface Line {
  pid: string;
  kind: string;
  text: string;
}

/** Reads a log of statements; exported for its test. */
export function transactionOf(log: string, marker: string): Statement[] {
  const lines: Line[] = [];
  for (const raw of log.split('\n')) {
    const head = /^\S+ \S+ \S+ \[(\d+)\] .*?(LOG|DETAIL): {2}(.*)$/s.exec(raw);
    if (head) lines.push({ pid: head[1]!, kind: head[2]!, text: head[3]! });
    else if (raw.startsWith('\t') && lines.length > 0) lines.at(-1)!.text += `\n${raw.slice(1)}`;
  }
  const pid = lines.find(l => l.kind === 'LOG' && l.text.startsWith(`execute ${marker}:`))?.pid;
  if (!pid) throw new Error(`no statement ${marker} was logged`);
  const mine = lines.filter(l => l.pid === pid);
  const at = mine.findIndex(l => l.text.startsWith(`execute ${marker}:`));
  const begin = mine.slice(0, at).findLastIndex(l => l.text === 'statement: BEGIN');
  const commit = at + mine.slice(at).findIndex(l => l.text === 'statement: COMMIT');
  const statements: { text: string; values: (string | null)[] }[] = [];
  for (const line of mine.slice(begin, commit + 1)) {
    const executed = /^(?:execute [^:]+|statement): (.*)$/s.exec(line.text);
    if (line.kind === 'LOG' && executed) statements.push({ text: executed[1]!, values: [] });
    else if (line.kind === 'DETAIL') statements.at(-1)!.values = parametersOf(line.text);
  }
  return statements;
}

function parametersOf(text: string): (string | null)[] {
  const values: (string | null)[] = [];
  for (const [, , quoted] of text.matchAll(/\$(\d+) = (NULL|'(?:[^']|'')*')/gs)) values.push(quoted === 'NULL' ? null : quoted!.slice(1, -1).replaceAll("''", "'"));
  return values;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const random = 'lpad((:bench_random)::text, 12, \'0\')';

/**
 * The same transaction as a pgbench script: every value as it was, but what must be new each time (the ids that it made and the
 * `fresh` texts) is made of pgbench's random number.
 */
export function pgbenchScript(statements: readonly Statement[], made: string, fresh: readonly { readonly text: string; readonly sql: string }[]): string {
  const arrays = statements.flatMap(s => [...s.text.matchAll(/\$(\d+)::uuid\[\]/g)].flatMap(m => s.values[Number(m[1]) - 1]?.match(uuid) ?? []));
  const ids = [...new Set([made, ...arrays])];
  const replaced = [...ids.map((id, i) => ({ text: id, sql: `'${(i + 1).toString(16).padStart(8, '0')}-0000-7000-8000-' || ${random}` })), ...fresh];
  const pattern = new RegExp(replaced.map(f => f.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const literal = (value: string | null): string => {
    if (value === null) return 'NULL';
    const parts: string[] = [];
    let last = 0;
    for (const match of value.matchAll(pattern)) {
      if (match.index > last) parts.push(quoted(value.slice(last, match.index)));
      parts.push(replaced.find(f => f.text === match[0])!.sql);
      last = match.index + match[0].length;
    }
    if (parts.length === 0) return quoted(value);
    if (last < value.length) parts.push(quoted(value.slice(last)));
    return `(${parts.join(' || ')})${ids.includes(value) ? '::uuid' : ''}`;
  };
  const body = statements.map(s => `${s.text.replace(/\$(\d+)/g, (_all, n: string) => literal(s.values[Number(n) - 1] ?? null)).replaceAll('\n', ' ')};`);
  return `\\set bench_random random(1, 999999999999)\n${body.join('\n')}\n`;
}

/** `places` digits of the random number, for a text that must be new each time. */
export const randomDigits = (places: number): string => `lpad((:bench_random)::text, ${places}, '0')`;

/** pgbench of this machine, or nothing. */
export function findPgbench(): string | undefined {
  const onPath = spawnSync('pgbench', ['--version']);
  if (onPath.status === 0) return 'pgbench';
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  return readdirSync(base).map(v => path.join(base, v, 'bin/pgbench')).find(existsSync);
}

/** Transactions per second of a script by pgbench. */
export function pgbenchTps(pgbench: string, url: string, file: string, script: string, seconds: number, clients = 32, more: readonly string[] = []): number {
  writeFileSync(file, script);
  const at = new URL(url);
  const output = execFileSync(pgbench, ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds), '-f', file, ...more, '-h', at.hostname, '-p', at.port, '-U', at.username, at.pathname.slice(1)], {
    env: { ...process.env, PGPASSWORD: decodeURIComponent(at.password) }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tps = /tps = ([\d.]+)/.exec(output);
  if (!tps) throw new Error(`pgbench said nothing of its rate:\n${output}`);
  return Number(tps[1]);
}
