import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import type { Between, Sighting } from '../domain/double-scan.ts';
import type { PassStatus } from '../domain/pass-life.ts';
import { Scans, type KnownPass, type NewDoubleScan, type Scan } from '../ports/scans.ts';

const passes: Prepared = {
  name: 'scan.passes',
  text: 'SELECT id, number, plate, destination, status, valid_from, valid_until, ended_at FROM pass WHERE number = ANY($1)',
};
const hold: Prepared = {
  name: 'scan.hold',
  text: 'SELECT pg_advisory_xact_lock(hashtextextended(id, 2)) FROM unnest($1::text[]) AS u(id)',
};
const insert: Prepared = {
  name: 'scan.insert',
  text: `INSERT INTO scan (id, pass_id, number, checkpoint, at, received_at, actor, offline, device_verdict, verdict)
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::boolean[], $9::text[], $10::text[])
    ON CONFLICT (id) DO NOTHING RETURNING id`,
};
const held: Prepared = { name: 'scan.held', text: 'SELECT id, number, checkpoint, at FROM scan WHERE id = ANY($1::uuid[])' };
const near = (order: string, compare: string) => `LEFT JOIN LATERAL (
  SELECT o.id, o.at, o.checkpoint, c.latitude, c.longitude FROM scan o JOIN checkpoint c ON c.id = o.checkpoint
  WHERE o.pass_id = s.pass_id AND (o.at, o.id) ${compare} (s.at, s.id) ORDER BY o.at ${order}, o.id ${order} LIMIT 1)`;
const neighbours: Prepared = {
  name: 'scan.neighbours',
  text: `SELECT s.pass_id, s.id, s.at, s.checkpoint, k.latitude, k.longitude,
      b.id AS b_id, b.at AS b_at, b.checkpoint AS b_checkpoint, b.latitude AS b_latitude, b.longitude AS b_longitude,
      a.id AS a_id, a.at AS a_at, a.checkpoint AS a_checkpoint, a.latitude AS a_latitude, a.longitude AS a_longitude
    FROM scan s JOIN checkpoint k ON k.id = s.checkpoint ${near('DESC', '<')} b ON true ${near('ASC', '>')} a ON true
    WHERE s.id = ANY($1::uuid[]) AND s.pass_id IS NOT NULL`,
};
const report: Prepared = {
  name: 'double-scan.report',
  text: `INSERT INTO double_scan (id, pass_id, destination, first_scan, second_scan, kilometres, minutes, reported_at)
    SELECT u.*, $8::timestamptz FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::float8[], $7::float8[]) AS u
    ON CONFLICT ON CONSTRAINT double_scan_once DO NOTHING RETURNING id`,
};

type Row = Record<string, unknown>;

function sighting(row: Row, prefix = ''): Sighting | undefined {
  const of = (name: string) => row[prefix + name];
  if (of('id') === null) return undefined;
  return {
    scan: of('id') as string,
    checkpoint: of('checkpoint') as string,
    at: of('at') as Date,
    place: { latitude: of('latitude') as number, longitude: of('longitude') as number },
  };
}

@Injectable()
export class ScanStore extends Scans {
  constructor(private readonly database: Database) {
    super();
  }

  async passes(numbers: readonly string[]): Promise<ReadonlyMap<string, KnownPass>> {
    if (numbers.length === 0) return new Map();
    const rows = await this.database.read<Row>(passes, [numbers]);
    return new Map(
      rows.map(r => [
        r['number'] as string,
        {
          id: r['id'] as string,
          number: r['number'] as string,
          plate: r['plate'] as string,
          destination: r['destination'] as string,
          status: r['status'] as PassStatus,
          validFrom: r['valid_from'] as Date,
          validUntil: r['valid_until'] as Date,
          endedAt: r['ended_at'] as Date | null,
        },
      ]),
    );
  }

  async hold(tx: Transaction, passIds: readonly string[]): Promise<void> {
    // In one order for all, so that two batches never wait for each other.
    if (passIds.length > 0) await tx.query(hold, [[...new Set(passIds)].sort()]);
  }

  async record(tx: Transaction, scans: readonly Scan[]): Promise<ReadonlyMap<Scan, 'recorded' | 'already-recorded' | 'taken'>> {
    const first = new Map<string, Scan>();
    for (const scan of scans) if (!first.has(scan.id)) first.set(scan.id, scan);
    const rows = [...first.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const column = (value: (scan: Scan) => unknown) => rows.map(value);
    const inserted = await tx.query<{ id: string }>(insert, [
      column(s => s.id),
      column(s => s.pass?.id ?? null),
      column(s => s.number ?? null),
      column(s => s.checkpoint),
      column(s => s.at.toISOString()),
      column(s => s.receivedAt.toISOString()),
      column(s => s.actor),
      column(s => s.offline),
      column(s => s.deviceVerdict ?? null),
      column(s => s.verdict),
    ]);
    const fresh = new Set(inserted.map(r => r.id));
    const outcomes = new Map<Scan, 'recorded' | 'already-recorded' | 'taken'>();
    const others = scans.filter(s => !fresh.has(s.id) || first.get(s.id) !== s);
    for (const scan of scans) if (!others.includes(scan)) outcomes.set(scan, 'recorded');
    if (others.length === 0) return outcomes;
    const there = new Map((await tx.query<Row>(held, [others.map(s => s.id)])).map(r => [r['id'] as string, r]));
    for (const scan of others) {
      const row = there.get(scan.id);
      const same =
        row &&
        row['checkpoint'] === scan.checkpoint &&
        row['number'] === (scan.number ?? null) &&
        (row['at'] as Date).getTime() === scan.at.getTime();
      outcomes.set(scan, same ? 'already-recorded' : 'taken');
    }
    return outcomes;
  }

  async neighbours(tx: Transaction, scanIds: readonly string[]): Promise<readonly (Between & { readonly passId: string })[]> {
    const rows = await tx.query<Row>(neighbours, [scanIds]);
    return rows.map(row => ({
      passId: row['pass_id'] as string,
      before: sighting(row, 'b_'),
      sighting: sighting(row)!,
      after: sighting(row, 'a_'),
    }));
  }

  async report(tx: Transaction, found: readonly NewDoubleScan[], at: Date): Promise<readonly NewDoubleScan[]> {
    if (found.length === 0) return [];
    const column = (value: (double: NewDoubleScan) => unknown) => found.map(value);
    const reported = await tx.query<{ id: string }>(report, [
      column(d => d.id),
      column(d => d.pass.id),
      column(d => d.pass.destination),
      column(d => d.first.scan),
      column(d => d.second.scan),
      column(d => d.kilometres),
      column(d => d.minutes),
      at,
    ]);
    const fresh = new Set(reported.map(r => r.id));
    return found.filter(d => fresh.has(d.id));
  }
}
