import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import type { PassPolicy, PolicyRules } from '../domain/pass-policy.ts';
import { widening } from '../domain/region.ts';
import { PassPolicies, type PublishedPolicy } from '../ports/pass-policies.ts';

const around: Prepared = {
  name: 'pass-policy.around',
  text: 'SELECT id, region, starts_at, rules FROM pass_policy WHERE region = ANY($1)',
};
const insert: Prepared = {
  name: 'pass-policy.insert',
  text: 'INSERT INTO pass_policy (id, region, starts_at, title, rules, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6, $7)',
};
const keptFor = 1000;

interface Row {
  readonly id: string;
  readonly region: string;
  readonly starts_at: Date;
  readonly rules: PolicyRules;
}

/**
 * Policies are few, never change, and cannot start in the past, so those of a region are kept for a second, with those to come:
 * which one is in force is then told to the millisecond, without asking the database for every pass.
 */
@Injectable()
export class PassPolicyStore extends PassPolicies {
  readonly #kept = new Map<string, { readonly since: number; readonly policies: Promise<readonly PassPolicy[]> }>();

  constructor(private readonly database: Database) {
    super();
  }

  around(region: string): Promise<readonly PassPolicy[]> {
    const kept = this.#kept.get(region);
    if (kept && performance.now() - kept.since < keptFor) return kept.policies;
    const policies = this.#read(region);
    this.#kept.set(region, { since: performance.now(), policies });
    policies.catch(() => this.#kept.delete(region));
    return policies;
  }

  async publish(
    tx: Transaction,
    { id, region, startsAt, title, rules, publishedAt, publishedBy }: PublishedPolicy,
  ): Promise<void> {
    tx.audit(`pass_policy:${id}`, { region, startsAt: startsAt.toISOString() });
    await tx.query(insert, [id, region, startsAt, title, JSON.stringify(rules), publishedAt, publishedBy]);
  }

  forget(): void {
    this.#kept.clear();
  }

  async #read(region: string): Promise<readonly PassPolicy[]> {
    const rows = await this.database.read<Row>(around, [widening(region)]);
    return rows.map(({ id, region: of, starts_at: startsAt, rules }) => ({ id, region: of, startsAt, rules }));
  }
}
