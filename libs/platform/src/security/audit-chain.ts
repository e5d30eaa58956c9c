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
  seal: string | null;
  hash: Buffer | null;
}

const columns = 'id, iso(at) AS at, actor, act, operation, entity, detail, request_id, seal, hash';
const start = Buffer.alloc(32);

/** SHA-256 over the hash before and the entry's fields in a fixed order. */
export function chainHash(before: Buffer, seal: bigint, e: Omit<Entry, 'seal' | 'hash'>): Buffer {
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
      const { rows } = await this.database.pool.query<Entry>(`SELECT ${columns} FROM audit WHERE seal IS NULL ORDER BY id LIMIT 1000`);
      if (rows.length === 0) return total;
      const last = await this.database.pool.query<{ seal: string; hash: Buffer }>('SELECT seal, hash FROM audit WHERE seal IS NOT NULL ORDER BY seal DESC LIMIT 1');
      let seal = BigInt(last.rows[0]?.seal ?? 0);
      let hash: Buffer = last.rows[0]?.hash ?? start;
      const ids: string[] = [];
      const seals: string[] = [];
      const hashes: Buffer[] = [];
      for (const row of rows) {
        hash = chainHash(hash, ++seal, row);
        ids.push(row.id);
        seals.push(String(seal));
        hashes.push(hash);
      }
      await this.database.pool.query(
        `UPDATE audit a SET seal = u.seal, hash = u.hash FROM unnest($1::uuid[], $2::bigint[], $3::bytea[]) AS u(id, seal, hash) WHERE a.id = u.id AND a.seal IS NULL`,
        [ids, seals, hashes],
      );
      total += rows.length;
      if (rows.length < 1000) return total;
    }
  }

  /** Walks the whole chain; gives the first seal that does not hold, if any. Changed, dropped and reordered entries are found. */
  async verify(): Promise<{ readonly entries: number; readonly brokenAt: bigint | undefined }> {
    let hash: Buffer = start;
    let expected = 0n;
    for (;;) {
      const { rows } = await this.database.pool.query<Entry>(`SELECT ${columns} FROM audit WHERE seal > $1 ORDER BY seal LIMIT 5000`, [String(expected)]);
      if (rows.length === 0) return { entries: Number(expected), brokenAt: undefined };
      for (const row of rows) {
        expected++;
        hash = chainHash(hash, expected, row);
        if (BigInt(row.seal!) !== expected || !row.hash?.equals(hash)) return { entries: Number(expected - 1n), brokenAt: expected };
      }
    }
  }
}
