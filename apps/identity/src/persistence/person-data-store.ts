import { Injectable } from '@nestjs/common';
import { dataHolders, identity, type DataEntry, type KeptData, type Service } from '@counterless/contracts';
import { FieldCipher, iso, Keeping, PersonData, type Erasure, type Prepared, type Transaction } from '@counterless/platform';
import { retentionOf } from '@counterless/statutes';

const person: Prepared = {
  name: 'person.data',
  text: `SELECT json_build_object('id', id, 'level', level, 'createdAt', ${iso('created_at')}) AS view, name, resident_id, mobile FROM person WHERE id = $1`,
};
const mandates: Prepared = {
  name: 'mandate.of-person',
  text: `SELECT json_build_object('id', m.id, 'enterprise', e.name, 'uscc', e.uscc, 'role', m.role, 'scopes', m.scopes, 'starts', ${iso('m.starts')}, 'ends', ${iso('m.ends')},
      'endedAt', ${iso('m.ended_at')}) AS view FROM mandate m JOIN enterprise e ON e.id = m.enterprise_id WHERE m.agent_id = $1 ORDER BY m.id`,
};
const consents: Prepared = {
  name: 'consent.of-person',
  text: `SELECT json_build_object('id', id, 'workerId', worker_id, 'purpose', purpose, 'scopes', scopes, 'form', form, 'recordedAt', ${iso('recorded_at')}, 'until', ${iso('until')},
      'revokedAt', ${iso('revoked_at')}) AS view FROM consent WHERE person_id = $1 ORDER BY id`,
};
const requests: Prepared = {
  name: 'data-request.of-person',
  text: `SELECT json_build_object('id', id, 'kind', kind, 'status', status, 'askedAt', ${iso('asked_at')}, 'through', client) AS view FROM data_request WHERE person_id = $1 ORDER BY id`,
};
const answers: Prepared = { name: 'data-request-share.others', text: `SELECT service, kept FROM data_request_share WHERE request_id = $1 AND service <> 'identity'` };
const forgetName: Prepared = {
  name: 'person.forget-name',
  text: 'UPDATE person SET name = NULL, name_masked = NULL, version = version + 1 WHERE id = $1 AND name IS NOT NULL RETURNING 1',
};
const nameNeeded = { zh: '其他服务尚有未办结事项，姓名用于制作证照', en: 'Something that runs in another service needs the name, for a certificate' };
/** What is proof of who might act for whom: ids, scopes, times. */
const proofs = [
  [
    'identity.mandate',
    { name: 'mandate.ended', text: 'SELECT id, coalesce(ended_at, ends) AS ended FROM mandate WHERE agent_id = $1' },
    { name: 'mandate.erase', text: 'DELETE FROM mandate WHERE id = $1' },
  ],
  [
    'identity.consent',
    { name: 'consent.ended', text: 'SELECT id, least(revoked_at, until) AS ended FROM consent WHERE person_id = $1' },
    { name: 'consent.erase', text: 'DELETE FROM consent WHERE id = $1' },
  ],
] as const;

/** The account, mandates, consents and the requests themselves. */
@Injectable()
export class PersonDataStore extends PersonData {
  readonly told = { collected: identity.dataCollected, erased: identity.dataErased };

  constructor(private readonly cipher: FieldCipher) {
    super();
  }

  async collect(tx: Transaction, personId: string): Promise<DataEntry[]> {
    const [found] = await tx.query<{ view: object; name: Buffer | null; resident_id: Buffer | null; mobile: Buffer | null }>(person, [personId]);
    if (!found) return [];
    const opened = (sealed: Buffer | null, column: string) => this.cipher.column<string>(`person.${column}`).from(sealed);
    const { view, name, resident_id: residentId, mobile } = found;
    const account = { ...view, name: opened(name, 'name'), residentId: opened(residentId, 'resident_id'), mobile: opened(mobile, 'mobile') };
    const lists = [['identity.mandate', mandates], ['identity.consent', consents], ['identity.data-request', requests]] as const;
    const entries: DataEntry[] = [{ kind: 'identity.person', data: account }];
    for (const [kind, statement] of lists) {
      for (const row of await tx.query<{ view: object }>(statement, [personId])) entries.push({ kind, data: row.view });
    }
    return entries;
  }

  /** The account was closed when the erasure began; the name goes when nothing that runs elsewhere needs it. */
  async erase(tx: Transaction, personId: string, requestId: string): Promise<Erasure> {
    const now = tx.clock.now();
    const keeping = new Keeping(now);
    const others = await tx.query<{ service: Service; kept: KeptData[] }>(answers, [requestId]);
    const finished = new Set(others.filter(o => !o.kept.some(k => k.running)).map(o => o.service));
    if (dataHolders.some(s => s !== 'identity' && !finished.has(s))) keeping.running('identity.person', nameNeeded);
    else keeping.erased('identity.person', (await tx.query(forgetName, [personId])).length);
    for (const [kind, find, drop] of proofs) {
      for (const { id, ended } of await tx.query<{ id: string; ended: Date }>(find, [personId])) {
        const { basis, until } = retentionOf('retention.consent', ended, now);
        if (until > now) keeping.byLaw(kind, basis, until);
        else {
          tx.send(drop, [id]);
          keeping.erased(kind);
        }
      }
    }
    return keeping.outcome;
  }
}
