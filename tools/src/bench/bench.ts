import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { root, startPlatform } from '../platform/platform.ts';
import { loadSampleData } from '../platform/sample-data.ts';
import { randomPorts } from '../stack/ports.ts';
import { Rest } from '../stories/rest.ts';
import { tax1 } from './issue.ts';
import { median } from './load.ts';
import { import1 } from './catalogue-import.ts';
import { perf6 } from './catalogue-search.ts';
import { perf8 } from './case-reads.ts';
import { perf10, perf5 } from './facts-and-memory.ts';
import { perf1, perf2, perf3, perf4, prepare, signedIn } from './measures.ts';
import type { Bench, Measured } from './types.ts';

const known = ['perf-1', 'perf-2', 'perf-3', 'perf-4', 'perf-5', 'perf-6', 'perf-8', 'perf-9', 'perf-10', 'tax-1', 'import-1'];
const { values } = parseArgs({ options: { only: { type: 'string' }, rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '5' }, applications: { type: 'string', default: '1000000' } } });
const wanted = values.only?.split(',') ?? known;
const unknown = wanted.filter(w => !known.includes(w));
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(', ')}; known are ${known.join(', ')}`);
  process.exit(2);
}
const rounds = Number(values.rounds);
const scratch = path.join(root, '.data', 'bench');
const results: Record<string, Measured> = {};
const report = (name: string, measured: Measured) => {
  results[name] = measured;
  const ratio = median(measured.rounds.map(r => r.value / r.baseline));
  const shown = measured.rounds.map(r => (r.value / r.baseline).toFixed(2)).join(' ');
  console.log(`${name.padEnd(8)} ${Number.isNaN(ratio) ? '–' : ratio.toFixed(2)} ×   [${shown}]   ${median(measured.rounds.map(r => r.value))?.toFixed(1)} ${measured.unit}   against ${median(measured.rounds.map(r => r.baseline))?.toFixed(1)}: ${measured.against}${measured.note ? `   (${measured.note})` : ''}`);
};

if (wanted.includes('perf-9')) report('perf-9', await firstAnswer());
if (wanted.some(w => w !== 'perf-9')) await onPlatform();
write();

async function onPlatform(): Promise<void> {
  const observer = 'bench-observer';
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const platform = await startPlatform({
    dataDir: path.join(scratch, 'stack'), ephemeral: true, durable: true, observer, say: line => console.log(`         ${line}`),
    env: { ...process.env, RATE_PER_MINUTE: '100000000', LOG_LEVEL: 'warn', NODE_ENV: 'production' },
  });
  try {
    const rest = new Rest(platform.url);
    await loadSampleData(rest, line => console.log(`         ${line}`));
    const adminUrl = platform.stack.postgres.url;
    if (wanted.includes('perf-5')) {
      // Commit times are kept only from a restart on.
      const admin = new pg.Client({ connectionString: adminUrl });
      await admin.connect();
      await admin.query("ALTER SYSTEM SET track_commit_timestamp = 'on'");
      await admin.end();
      await platform.stack.restartPostgres();
      await Promise.all(platform.services.names.map(n => platform.services.whenReady(n)));
    }
    const database = new URL(adminUrl);
    database.username = 'permits_app';
    database.password = platform.secrets.runtime.permits;
    database.pathname = '/permits';
    const bench: Bench = { platform, rest, adminUrl, databaseUrl: database.href, ...(await prepare(rest, 200)), rounds, seconds: Number(values.seconds), scratch };
    if (wanted.includes('perf-10')) report('perf-10', await perf10(await signedIn(bench), 10));
    if (wanted.includes('perf-1')) report('perf-1', await perf1(await signedIn(bench)));
    if (wanted.includes('perf-2')) report('perf-2', await perf2(await signedIn(bench)));
    if (wanted.includes('perf-4')) report('perf-4', await perf4(await signedIn(bench)));
    if (wanted.includes('perf-3')) report('perf-3', await perf3(await signedIn(bench)));
    if (wanted.includes('tax-1')) for (const [name, measured] of Object.entries(await tax1(await signedIn(bench)))) report(name, measured);
    if (wanted.includes('perf-5')) report('perf-5', await perf5(await signedIn(bench), observer));
    if (wanted.includes('perf-8')) report('perf-8', await perf8(await signedIn(bench), Number(values.applications)));
    if (wanted.includes('import-1')) report('import-1', await import1(bench));
    // Last: it leaves a catalogue a hundred times as large.
    if (wanted.includes('perf-6')) report('perf-6', await perf6(await signedIn(bench)));
  } finally {
    await platform.stop();
  }
}

/** Seconds from `npm run demo` on an empty data directory to the first answered request. */
async function firstAnswer(): Promise<Measured> {
  const measured: { value: number; baseline: number }[] = [];
  for (let i = 0; i < Math.min(rounds, 3); i++) {
    const dataDir = path.join(root, '.data', 'bench-start');
    rmSync(dataDir, { recursive: true, force: true });
    const [port, postgres, nats, monitor] = await randomPorts(4);
    const started = performance.now();
    const child = spawn('npm', ['run', 'demo', '--silent', '--', '--exit', '--bare'], {
      cwd: root, env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), POSTGRES_PORT: String(postgres), NATS_PORT: String(nats), NATS_MONITOR_PORT: String(monitor) }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    const seconds = await new Promise<number>((resolve, reject) => {
      let output = '';
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('answers on')) resolve((performance.now() - started) / 1000);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => reject(new Error(`npm run demo ended before it answered:\n${output}`)));
    });
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
    measured.push({ value: seconds, baseline: 20 });
  }
  return { unit: 's', against: 'the floor of 20 s', rounds: measured };
}

function write(): void {
  const directory = path.join(root, 'bench', 'results');
  mkdirSync(directory, { recursive: true });
  const measures = Object.fromEntries(
    Object.entries(results).map(([name, m]) => [
      name,
      {
        ratio: median(m.rounds.map(r => r.value / r.baseline)),
        median: median(m.rounds.map(r => r.value)),
        baseline: { what: m.against, median: median(m.rounds.map(r => r.baseline)) },
        unit: m.unit,
        rounds: m.rounds,
        ...(m.note && { note: m.note }),
      },
    ]),
  );
  const machine = { processor: cpus()[0]?.model, cores: cpus().length, node: process.version };
  writeFileSync(path.join(directory, 'latest.json'), `${JSON.stringify({ at: new Date().toISOString(), machine, measures }, null, 2)}\n`);
  console.log('bench/results/latest.json');
}
