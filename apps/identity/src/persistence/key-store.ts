import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { SystemClock } from '@counterless/kernel';
import type { Database, FieldCipher } from '@counterless/platform';

/** The key that signs now, and those whose public half is published beside it: the next one, and the ones before while their tokens live. */
export interface KeySet {
  readonly signing: JWK;
  readonly others: readonly JWK[];
}

const hour = 3_600_000;
/** A new key is published this long before it signs, so that everybody who keeps the published set has read it again. */
const lead = 2 * hour;
/** A key that signs no more stays published for this long: longer than any token it signed. */
const tail = 24 * hour;

/**
 * ES256 signing keys, sealed in the database and shared by all replicas. Their times are compared with the machine's clock, as the
 * times in tokens are, not with a clock that a sandbox moves.
 */
export class SigningKeys {
  readonly #clock = new SystemClock();

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly days: number,
  ) {}

  /** Makes what is missing: the first key, or the next one when the newest has signed for `days`. Safe to run on several replicas. */
  async rotate(): Promise<void> {
    const now = this.#clock.now();
    const client = await this.database.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT pg_advisory_xact_lock(hashtext('signing-key'))`);
      const { rows } = await client.query<{ signs_from: Date }>(
        'SELECT signs_from FROM signing_key ORDER BY signs_from DESC LIMIT 1',
      );
      const newest = rows[0]?.signs_from;
      if (!newest || now.getTime() - newest.getTime() > this.days * 24 * hour - lead)
        await this.#add(client, newest ? new Date(now.getTime() + lead) : now, now);
      await client.query(
        `DELETE FROM signing_key k WHERE EXISTS (SELECT 1 FROM signing_key later WHERE later.signs_from > k.signs_from AND later.signs_from < $1)`,
        [new Date(now.getTime() - tail)],
      );
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async #add(client: { query(text: string, values: unknown[]): Promise<unknown> }, signsFrom: Date, now: Date): Promise<void> {
    const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as JWK;
    const kid = await calculateJwkThumbprint(jwk);
    const sealed = this.cipher.seal(JSON.stringify({ ...jwk, kid, alg: 'ES256', use: 'sig' }), `signing_key:${kid}`);
    await client.query('INSERT INTO signing_key (kid, private, signs_from, created_at) VALUES ($1, $2, $3, $4)', [
      kid,
      sealed,
      signsFrom,
      now,
    ]);
  }

  async load(): Promise<KeySet> {
    const now = this.#clock.now();
    const { rows } = await this.database.pool.query<{ kid: string; private: Buffer; signs_from: Date }>(
      'SELECT kid, private, signs_from FROM signing_key ORDER BY signs_from DESC, kid',
    );
    const signing = rows.find(r => r.signs_from <= now) ?? rows.at(-1);
    if (!signing) throw new Error('there is no signing key');
    const open = (row: { kid: string; private: Buffer }) =>
      JSON.parse(this.cipher.open(row.private, `signing_key:${row.kid}`)) as JWK;
    return { signing: open(signing), others: rows.filter(r => r !== signing).map(open) };
  }

  /** A secret of the service's own, made once and shared by all replicas: cookies and form tokens are signed with it. */
  async secret(name: string): Promise<string> {
    const context = `server_secret:${name}`;
    await this.database.pool.query('INSERT INTO server_secret (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      name,
      this.cipher.seal(randomBytes(32).toString('base64url'), context),
    ]);
    const { rows } = await this.database.pool.query<{ value: Buffer }>('SELECT value FROM server_secret WHERE name = $1', [name]);
    return this.cipher.open(rows[0]!.value, context);
  }
}
