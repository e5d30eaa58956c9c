import { readFileSync } from 'node:fs';
import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { query, settled } from './aftermath.ts';
import { median, requestsPerSecond } from './load.ts';
import { bearer, submission } from './measures.ts';
import type { Bench, Measured, Round } from './types.ts';

/** Milliseconds from the commit of a submission to the commit of delivery's reaction, by PostgreSQL's own commit times. */
export async function perf5(bench: Bench, observer: string): Promise<Measured> {
  const rounds: Round[] = [];
  for (let i = 0; i < bench.rounds; i++) {
    const since = new Date().toISOString();
    await requestsPerSecond({ url: bench.platform.url, seconds: bench.seconds, headers: bearer(bench), requests: [submission()] });
    await settled(bench);
    const told = await query<{ id: string; at: number }>(bench, 'permits', `SELECT o.id, extract(epoch FROM pg_xact_commit_timestamp(i.xmin)) * 1000 AS at
      FROM outbox o JOIN idempotency i ON i.location = '/v1/permits/passes/' || o.entity WHERE o.created_at >= '${since}' AND o.subject = 'permits.pass.requested.v1'`);
    const heard = new Map((await query<{ fact_id: string; at: number }>(bench, 'delivery', `SELECT fact_id, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at FROM inbox WHERE handled_at >= '${since}'`)).map(r => [r.fact_id, Number(r.at)]));
    const gaps = told.flatMap(t => (heard.has(t.id) ? [heard.get(t.id)! - Number(t.at)] : []));
    if (gaps.length < told.length) throw new Error(`${told.length - gaps.length} of ${told.length} facts did not reach delivery`);
    rounds.push({ value: median(gaps), baseline: await jetStreamRound(bench.platform.stack.nats.url, observer) });
  }
  return { unit: 'ms, median', against: 'one JetStream publish and its consumption', rounds, note: 'lower is better; the ratio is value ÷ baseline' };
}

async function jetStreamRound(url: string, observer: string): Promise<number> {
  const connection = await connect({ servers: url, user: 'observer', pass: observer });
  try {
    const manager = await jetstreamManager(connection);
    await manager.streams.add({ name: 'BENCH', subjects: ['bench.>'], storage: StorageType.File }).catch(() => undefined);
    const consumer = await jetstream(connection).consumers.get('BENCH', { filter_subjects: ['bench.fact'] });
    const messages = await consumer.consume();
    const times: number[] = [];
    const iterator = messages[Symbol.asyncIterator]();
    for (let i = 0; i < 200; i++) {
      const started = performance.now();
      const next = iterator.next();
      await jetstream(connection).publish('bench.fact', 'x'.repeat(600));
      await next;
      times.push(performance.now() - started);
    }
    messages.stop();
    await manager.streams.delete('BENCH');
    return median(times);
  } finally {
    await connection.close();
  }
}

/** Resident megabytes of the platform's processes after `idleSeconds` without a request. */
export async function perf10(bench: Bench, idleSeconds: number): Promise<Measured> {
  await new Promise(resolve => setTimeout(resolve, idleSeconds * 1000));
  const parts = bench.platform.services.names.map(name => {
    // A page that processes hold together, such as Node's own code, counts once for all of them.
    const rollup = readFileSync(`/proc/${bench.platform.services.pid(name)}/smaps_rollup`, 'utf8');
    return { name, megabytes: Number(/Pss:\s+(\d+)/.exec(rollup)![1]) / 1024 };
  });
  const total = parts.reduce((sum, p) => sum + p.megabytes, 0);
  return { unit: 'MB resident (shared pages once)', against: 'the floor of 1,200 MB', rounds: [{ value: total, baseline: 1200 }], note: parts.map(p => `${p.name} ${p.megabytes.toFixed(0)}`).join(', ') };
}
