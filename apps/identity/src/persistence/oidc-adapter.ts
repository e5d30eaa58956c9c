import { createHash } from 'node:crypto';
import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import type { QueryResultRow } from 'pg';
import { unavailableDatabase, type Database, type FieldCipher, type Prepared } from '@counterless/platform';

const statement = (name: string, text: string): Prepared => ({ name: `oidc-record.${name}`, text });
const put = statement(
  'put',
  `INSERT INTO oidc_record (id, type, sealed, grant_ref, uid_ref, account_id, client_id, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))
   ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, grant_ref = excluded.grant_ref, uid_ref = excluded.uid_ref,
     account_id = excluded.account_id, client_id = excluded.client_id, expires_at = excluded.expires_at`,
);
const once = statement(
  'once',
  `INSERT INTO oidc_record (id, type, sealed, expires_at) VALUES ($1, $2, $3, now() + make_interval(secs => $4)) ON CONFLICT (id) DO NOTHING RETURNING type`,
);
const columns = 'sealed, floor(extract(epoch FROM consumed_at))::bigint::text AS consumed';
const find = statement('find', `SELECT ${columns} FROM oidc_record WHERE id = $1`);
const findByUid = statement('find-by-uid', `SELECT ${columns} FROM oidc_record WHERE uid_ref = $1`);
const consume = statement(
  'consume',
  'UPDATE oidc_record SET consumed_at = now() WHERE id = $1 AND consumed_at IS NULL RETURNING type',
);
const destroy = statement('destroy', 'DELETE FROM oidc_record WHERE id = $1');
const revokeGrant = statement('revoke-grant', 'DELETE FROM oidc_record WHERE grant_ref = $1');
export const sweepRecords = statement('sweep', `DELETE FROM oidc_record WHERE expires_at < now() - interval '1 hour'`);

interface Row {
  sealed: Buffer;
  consumed: string | null;
}

const context = 'oidc_record.sealed';
const ref = (kind: string, value: string | undefined): Buffer | null =>
  value === undefined ? null : createHash('sha256').update(`${kind}:${value}`).digest();

/** What stands in place of a stored id or token: who reads the table can present none of it. */
export const recordRef = (type: string, id: string): Buffer => ref(type, id)!;

/**
 * oidc-provider's storage on PostgreSQL. Ids are kept as digests and payloads sealed: a session, a refresh token or an interaction
 * (which holds whatever a client put into its request, such as a number in `login_hint`) cannot be read or replayed from a copy of the table.
 */
export class OidcAdapter implements Adapter {
  constructor(
    private readonly type: string,
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async #run<R extends QueryResultRow>(prepared: Prepared, values: readonly unknown[]): Promise<R[]> {
    try {
      return await this.database.read<R>(prepared, values);
    } catch (error) {
      if (unavailableDatabase(error)) throw new errors.OIDCProviderError(503, 'temporarily_unavailable', { cause: error });
      throw error;
    }
  }

  #read(row: Row | undefined): AdapterPayload | undefined {
    if (!row) return undefined;
    const payload = JSON.parse(this.cipher.open(row.sealed, context)) as AdapterPayload;
    return row.consumed === null ? payload : { ...payload, consumed: Number(row.consumed) };
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn = 86_400): Promise<void> {
    const sealed = this.cipher.seal(JSON.stringify(payload), context);
    if (this.type === 'ReplayDetection') {
      // The look before this insert may have missed the same assertion arriving at another replica.
      const inserted = await this.#run(once, [recordRef(this.type, id), this.type, sealed, expiresIn]);
      if (inserted.length === 0) throw new errors.InvalidRequest('the assertion was used already');
      return;
    }
    await this.#run(put, [
      recordRef(this.type, id),
      this.type,
      sealed,
      ref('Grant', payload.grantId),
      this.type === 'Session' ? ref('Uid', payload.uid) : null,
      payload.accountId ?? null,
      payload.clientId ?? null,
      expiresIn,
    ]);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#read((await this.#run<Row>(find, [recordRef(this.type, id)]))[0]);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#read((await this.#run<Row>(findByUid, [ref('Uid', uid)]))[0]);
  }

  async findByUserCode(): Promise<undefined> {
    // The device flow is off.
  }

  async consume(id: string): Promise<void> {
    const consumed = await this.#run(consume, [recordRef(this.type, id)]);
    if (consumed.length > 0) return;
    // Somebody else used it between our reading and now: two uses of one code or refresh token are theft or a defect.
    const payload = await this.find(id);
    if (payload?.grantId) await this.revokeByGrantId(payload.grantId);
    throw new errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    await this.#run(destroy, [recordRef(this.type, id)]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.#run(revokeGrant, [ref('Grant', grantId)]);
  }
}
