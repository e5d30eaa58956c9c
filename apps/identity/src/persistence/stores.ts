import type { EntitySchema } from 'typeorm';
import { identity, identityProblems } from '@counterless/contracts';
import { newId, Problem, SystemClock } from '@counterless/kernel';
import { Store, type Database, type Prepared, type Transaction, type UnitOfWork } from '@counterless/platform';
import type { App } from '../domain/app.ts';
import type { Consent } from '../domain/consent.ts';
import type { Mandate } from '../domain/mandate.ts';

const inForce: Prepared = {
  name: 'mandate.in-force',
  text: 'SELECT id FROM mandate WHERE enterprise_id = $1 AND agent_id = $2 AND ended_at IS NULL AND starts <= $3 AND ends > $3',
};
const firstInForce: Prepared = {
  name: 'mandate.first-in-force',
  text: `SELECT id FROM mandate WHERE enterprise_id = $1 AND ($2::uuid IS NULL OR agent_id = $2) AND ended_at IS NULL AND starts <= $3 AND ends > $3 ORDER BY id LIMIT 1`,
};
const live: Prepared = {
  name: 'consent.live',
  text: 'SELECT id FROM consent WHERE worker_id = $1 AND person_id = $2 AND revoked_at IS NULL AND until > $3',
};
const revoke: Prepared = {
  name: 'access-revocation.put',
  text: 'INSERT INTO access_revocation (subject, before) VALUES ($1, $2) ON CONFLICT (subject) DO UPDATE SET before = greatest(access_revocation.before, excluded.before)',
};
const forget: Prepared = { name: 'oidc-record.forget', text: 'DELETE FROM oidc_record WHERE account_id = $1 OR client_id = $1' };
const revoked: Prepared = {
  name: 'access-revocation.any',
  text: 'SELECT 1 FROM access_revocation WHERE subject = ANY($1) AND before > to_timestamp($2) LIMIT 1',
};

export class MandatesStore extends Store<Mandate> {
  constructor(
    private readonly reading: Database,
    work: UnitOfWork,
    schema: EntitySchema<Mandate>,
  ) {
    super(reading, work, schema, identityProblems.mandateNotFound);
  }

  async inForce(enterpriseId: string, agentId: string, at: Date): Promise<Mandate | undefined> {
    const [row] = await this.reading.read<{ id: string }>(inForce, [enterpriseId, agentId, at]);
    return row && this.get(row.id);
  }

  async firstInForce(enterpriseId: string, agentId: string | undefined, at: Date): Promise<Mandate | undefined> {
    const [row] = await this.reading.read<{ id: string }>(firstInForce, [enterpriseId, agentId ?? null, at]);
    return row && this.get(row.id);
  }
}

export class ConsentsStore extends Store<Consent> {
  constructor(
    private readonly reading: Database,
    work: UnitOfWork,
    schema: EntitySchema<Consent>,
  ) {
    super(reading, work, schema, identityProblems.consentNotFound);
  }

  async live(workerId: string, personId: string, at: Date): Promise<Consent[]> {
    const rows = await this.reading.read<{ id: string }>(live, [workerId, personId, at]);
    return Promise.all(rows.map(r => this.get(r.id)));
  }
}

export class AppsStore extends Store<App> {
  constructor(database: Database, work: UnitOfWork, schema: EntitySchema<App>) {
    super(database, work, schema, identityProblems.appNotFound);
  }

  async find(clientId: string): Promise<App | undefined> {
    return this.get(clientId).catch(error => (error instanceof Problem ? undefined : Promise.reject(error)));
  }
}

export class RevocationsTable {
  readonly #clock = new SystemClock();

  constructor(private readonly database: Database) {}

  async revoke(tx: Transaction, subject: string): Promise<Date> {
    await tx.query(forget, [subject]);
    return this.voidTokens(tx, subject);
  }

  async voidTokens(tx: Transaction, subject: string): Promise<Date> {
    const at = this.#clock.now();
    await tx.query(revoke, [subject, at]);
    tx.audit(`access:${subject}`);
    tx.publish(identity.accessRevoked, { id: newId(), version: 1 }, { subject, before: at.toISOString() });
    return at;
  }

  async revoked(subjects: readonly string[], issuedAt: number): Promise<boolean> {
    return (await this.database.read(revoked, [subjects, issuedAt])).length > 0;
  }
}
