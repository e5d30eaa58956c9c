import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { widening } from '@counterless/kernel';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import type { InvoicePolicy, PolicyRules } from '../domain/invoice-policy.ts';
import { follow } from '../domain/policy-timeline.ts';
import { InvoicePolicies, type PublishedPolicy } from '../ports/invoice-policies.ts';

const columns = 'SELECT id, region, title, starts_at, ends_at, rules FROM invoice_policy';
const around: Prepared = { name: 'invoice-policy.around', text: `${columns} WHERE region = ANY($1)` };
const hold: Prepared = { name: 'invoice-policy.hold', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 2))' };
const end: Prepared = {
  name: 'invoice-policy.end',
  text: 'UPDATE invoice_policy SET ends_at = $2 WHERE region = $1 AND ends_at IS NULL',
};
const insert: Prepared = {
  name: 'invoice-policy.insert',
  text: 'INSERT INTO invoice_policy (id, region, title, starts_at, ends_at, rules, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
};

interface Row {
  readonly id: string;
  readonly region: string;
  readonly title: string;
  readonly starts_at: Date;
  readonly ends_at: Date | null;
  readonly rules: PolicyRules;
}
const policyOf = ({ id, region, title, starts_at: startsAt, ends_at: endsAt, rules }: Row): InvoicePolicy => ({
  id,
  region,
  title,
  startsAt,
  endsAt,
  rules,
});

/** Policies are few and do not start in the past, so those of a region are kept for a second, with those to come. */
@Injectable()
export class InvoicePolicyStore extends InvoicePolicies {
  readonly #kept: LRUCache<string, readonly InvoicePolicy[]>;

  constructor(database: Database) {
    super();
    const read = async (region: string) =>
      (await database.read<Row>(around, [widening(region)])).map(policyOf) as readonly InvoicePolicy[];
    this.#kept = new LRUCache({ max: 5000, ttl: 1000, fetchMethod: read });
  }

  async around(region: string): Promise<readonly InvoicePolicy[]> {
    return (await this.#kept.fetch(region)) ?? [];
  }

  async publish(
    tx: Transaction,
    { id, region, title, startsAt, endsAt, rules, publishedAt, publishedBy }: PublishedPolicy,
  ): Promise<void> {
    tx.send(hold, [region]);
    const existing = (await tx.query<Row>(around, [[region]])).map(policyOf);
    const { endsLatest } = follow(existing, { startsAt, endsAt }, publishedAt);
    if (endsLatest) tx.send(end, [region, startsAt]);
    tx.audit(`invoice_policy:${id}`, { region, startsAt: startsAt.toISOString() });
    tx.send(insert, [id, region, title, startsAt, endsAt, JSON.stringify(rules), publishedAt, publishedBy]);
  }

  forget(): void {
    this.#kept.clear();
  }
}
