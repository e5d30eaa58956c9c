import pg from 'pg';
import { FieldCipher } from '@counterless/platform';
import type { DatabaseService } from '../../src/platform/secrets.ts';
import type { Town } from './town.ts';

/** Columns that are not sealed under their own name. */
const contexts: Record<string, string> = {
  'sandbox_outbox.recipient': 'sandbox_outbox.mobile', 'owner_email.named': 'owner_email.email', 'owner_email.confirmed': 'owner_email.email', 'idempotency.body': 'idempotency',
};

/** Every sealed field of a database in clear, as somebody with its key would read a dump. */
export async function decrypted(town: Town, database: DatabaseService): Promise<{ column: string; row: string; text: string }[]> {
  const url = new URL(town.platform.stack.postgres.url);
  url.pathname = `/${database}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  try {
    const cipher = new FieldCipher(pool, Buffer.from(town.platform.secrets.fieldKey[database], 'base64'));
    await cipher.load();
    const { rows: columns } = await pool.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea'`,
    );
    const found: { column: string; row: string; text: string }[] = [];
    for (const { table, column } of columns) {
      const name = `${table}.${column}`;
      const { rows } = await pool.query<{ value: Buffer; row: string }>(`SELECT "${column}" AS value, t::text AS row FROM "${table}" t WHERE "${column}" IS NOT NULL`);
      for (const { value, row } of rows) {
        try {
          found.push({ column: name, row, text: cipher.open(value, contexts[name] ?? name) });
        } catch {
          // A digest, or something of a key: not a sealed field.
        }
      }
    }
    return found;
  } finally {
    await pool.end();
  }
}
