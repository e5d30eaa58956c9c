import { createHash } from 'node:crypto';
import type { Database } from '../persistence/database.ts';

interface Entry {
  id: string;
  at: string;
  actor: string;
  act: string | null;
  operation: string;
  entity: string;
  detail: string | null;
  request_id: string;
}
/** Seals of entries one after the other, the first of which has this number. */
interface Seals {
  first: string;
  entries: string[];
  hashes: Buffer[];
}

const columns = 'id, iso(at) AS at, actor, act, operation, entity, detail, request_id';
const most = 1000;
const start = Buffer.alloc(32);

// Looked up and not joined: planned by the statistics of an empty list it would read the whole log.
const unsealed = `SELECT a.* FROM (SELECT id FROM audit_unsealed ORDER BY id LIMIT ${most}) u CROSS JOIN LATERAL (SELECT ${columns} FROM audit WHERE id = u.id OFFSET 0) a ORDER BY a.id`;
const end = 'SELECT first + cardinality(entries) AS next, hashes[cardinality(hashes)] AS hash FROM audit_seal ORDER BY first DESC LIMIT 1';
const seal = 'WITH taken AS (DELETE FROM audit_unsealed WHERE id = ANY($2::uuid[])) INSERT INTO audit_seal (first, entries, hashes) VALUES ($1, $2::uuid[], $3::bytea[])';

/** SHA-256 over the hash before and the entry's fields in a fixed order. */
export function chainHash(before: Buffer, seal: bigint, e: Entry): Buffer {
  const text = JSON.stringify([String(seal), e.id, e.at, e.actor, e.act, e.operation, e.entity, e.detail, e.request_id]);
  return createHash('sha256').update(before).update(text).digest();
}

/**
 * Chains audit entries shortly after they commit: chaining inside the change would let one change at a time commit.
 * Only the leading replica seals, so the chain has one writer.
 */
export class AuditChain {
  constructor(private readonly database: Database) {}

  /** Seals what is not sealed yet, oldest first. */
  async seal(): Promise<number> {
    let total = 0;
    for (;;) {
      // The end of the chain before what waits: who led before may still seal, and what was sealed meanwhile must not be taken for what waits.
      const { rows: ends } = await this.database.pool.query<{ next: string; hash: Buffer }>(end);
      const { rows } = await this.database.pool.query<Entry>(unsealed);
      if (rows.length === 0) return total;
      const first = BigInt(ends[0]?.next ?? 1);
      let hash = ends[0]?.hash ?? start;
      const hashes = rows.map((row, i) => (hash = chainHash(hash, first + BigInt(i), row)));
      await this.database.pool.query(seal, [String(first), rows.map(r => r.id), hashes]);
      total += rows.length;
      if (rows.length < most) return total;
    }
  }

  /** Walks the whole chain; gives the number of the first entry that does not hold, if any. Changed, dropped and reordered entries are found. */
  async verify(): Promise<{ readonly entries: number; readonly brokenAt: bigint | undefined }> {
    let hash: Buffer = start;
    let expected = 1n;
    const whole = () => Number(expected - 1n);
    for (;;) {
      const { rows } = await this.database.pool.query<Seals>('SELECT first, entries, hashes FROM audit_seal WHERE first >= $1 ORDER BY first LIMIT 1', [String(expected)]);
      const seals = rows[0];
      if (!seals) return { entries: whole(), brokenAt: undefined };
      const { rows: found } = await this.database.pool.query<Entry>(`SELECT ${columns} FROM audit WHERE id = ANY($1::uuid[])`, [seals.entries]);
      const entries = new Map(found.map(e => [e.id, e]));
      if (BigInt(seals.first) !== expected) return { entries: whole(), brokenAt: expected };
      for (const [i, id] of seals.entries.entries()) {
        const entry = entries.get(id);
        if (entry) hash = chainHash(hash, expected, entry);
        if (!entry || !seals.hashes[i]?.equals(hash)) return { entries: whole(), brokenAt: expected };
        expected++;
      }
    }
  }
}
