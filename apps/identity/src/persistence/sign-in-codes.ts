import { randomInt, timingSafeEqual } from 'node:crypto';
import { type Clock, newId } from '@counterless/kernel';
import type { Database, FieldCipher, Prepared } from '@counterless/platform';
import { codeRules, newCode, secondsToWait } from '../domain/sign-in-code.ts';
import { mobileIndex } from './blind.ts';
import { recordRef } from './oidc-adapter.ts';

const p = (name: string, text: string): Prepared => ({ name: `sign-in-code.${name}`, text });
const recent = p(
  'recent',
  `SELECT count(*) FILTER (WHERE mobile_index = $1)::int AS number, max(created_at) FILTER (WHERE mobile_index = $1) AS latest,
  count(*) FILTER (WHERE address_index = $2)::int AS address FROM sign_in_code WHERE counted AND created_at > $3 AND (mobile_index = $1 OR address_index = $2)`,
);
const insert = p(
  'insert',
  `INSERT INTO sign_in_code (id, interaction_ref, mobile, mobile_index, address_index, code_index, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const release = p('release', 'UPDATE sign_in_code SET counted = false WHERE id = $1');
const drop = p('drop', 'DELETE FROM sign_in_code WHERE id = $1');
const open = p(
  'open',
  `SELECT id, mobile FROM sign_in_code WHERE interaction_ref = $1 AND used_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1`,
);
const attempt = p(
  'attempt',
  `UPDATE sign_in_code SET attempts = attempts + 1 WHERE id = $1 AND attempts < ${codeRules.attempts} AND used_at IS NULL AND expires_at > $2 RETURNING code_index, attempts`,
);
const use = p('use', 'UPDATE sign_in_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL RETURNING id');
export const sweepCodes = p('sweep', 'DELETE FROM sign_in_code WHERE created_at < $1');

export type Verdict = { right: true; mobile: string } | { right: false; left: number } | { right: false; dead: true };

/** One-time codes, by the interaction that asked for them. A code itself is stored nowhere: a keyed digest is. */
export class SignInCodes {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Makes a code, or says how many seconds to wait. Requests for one number follow each other: no two slip through together. */
  async make(interaction: string, mobile: string, address: string): Promise<{ id: string; code: string } | { wait: number }> {
    const now = this.clock.now();
    const number = mobileIndex(this.cipher, mobile);
    const from = this.cipher.blindIndex(address, 'address');
    const client = await this.database.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [number.readBigInt64BE(0).toString()]);
      const { rows } = await client.query<{ number: number; latest: Date | null; address: number }>({
        ...recent,
        values: [number, from, new Date(now.getTime() - 3_600_000)],
      });
      const wait = secondsToWait(
        { toNumber: rows[0]!.number, latest: rows[0]!.latest ?? undefined, fromAddress: rows[0]!.address },
        now,
      );
      if (wait === 0) {
        const [id, code] = [newId(), newCode(randomInt)];
        const expires = new Date(now.getTime() + codeRules.minutes * 60_000);
        await client.query({
          ...insert,
          values: [
            id,
            recordRef('Interaction', interaction),
            this.cipher.seal(mobile, 'sign_in_code.mobile'),
            number,
            from,
            this.#index(id, code),
            now,
            expires,
          ],
        });
        await client.query('COMMIT');
        return { id, code };
      }
      await client.query('ROLLBACK');
      return { wait };
    } catch (error) {
      await client.query('ROLLBACK').catch((e: Error) => (broken = e));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** The code did not go out: as if it had never been made, and the one before it is the newest again. */
  async drop(id: string): Promise<void> {
    await this.database.read(drop, [id]);
  }

  /** Whether the code went out is not known: it is good should it arrive, but does not count. */
  async release(id: string): Promise<void> {
    await this.database.read(release, [id]);
  }

  /** The number that this interaction's newest code went to. */
  async mobileOf(interaction: string): Promise<string | undefined> {
    const row = await this.#open(interaction);
    return row && this.cipher.open(row.mobile, 'sign_in_code.mobile');
  }

  async check(interaction: string, code: string): Promise<Verdict> {
    const row = await this.#open(interaction);
    const now = this.clock.now();
    const [tried] = row ? await this.database.read<{ code_index: Buffer; attempts: number }>(attempt, [row.id, now]) : [];
    if (!row || !tried) return { right: false, dead: true };
    if (!timingSafeEqual(tried.code_index, this.#index(row.id, code))) {
      const left = codeRules.attempts - tried.attempts;
      return left > 0 ? { right: false, left } : { right: false, dead: true };
    }
    const used = await this.database.read(use, [row.id, now]);
    return used.length > 0
      ? { right: true, mobile: this.cipher.open(row.mobile, 'sign_in_code.mobile') }
      : { right: false, dead: true };
  }

  async #open(interaction: string): Promise<{ id: string; mobile: Buffer } | undefined> {
    return (await this.database.read<{ id: string; mobile: Buffer }>(open, [recordRef('Interaction', interaction)]))[0];
  }

  #index(id: string, code: string): Buffer {
    return this.cipher.blindIndex(`${id}:${code}`, 'sign-in-code');
  }
}
