import { Injectable } from '@nestjs/common';
import { widening, type LocalText } from '@counterless/kernel';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import { OnlineMatters, type OnlineClosure } from '../ports/online-matters.ts';

const keep: Prepared = {
  name: 'online-policy.keep',
  text: 'INSERT INTO online_policy (policy, region, title, starts_at, ends_at, closed) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (policy) DO NOTHING',
};
// The latest that has started takes the place of those before it, also where it closes nothing.
const inForce: Prepared = {
  name: 'online-policy.in-force',
  text: `SELECT title, $1 = ANY (closed) AS closed FROM online_policy WHERE region = ANY ($2) AND starts_at <= $3 AND (ends_at IS NULL OR ends_at > $3)
    ORDER BY array_position($2, region), starts_at DESC LIMIT 1`,
};

@Injectable()
export class OnlineMatterStore extends OnlineMatters {
  constructor(private readonly database: Database) {
    super();
  }

  keep(tx: Transaction, { policy, region, title, startsAt, endsAt, closed }: OnlineClosure): void {
    tx.send(keep, [policy, region, title, startsAt, endsAt, closed]);
  }

  async closedBy(code: string, region: string, at: Date): Promise<LocalText | undefined> {
    const [row] = await this.database.read<{ title: string; closed: boolean }>(inForce, [code, widening(region), at]);
    return row?.closed ? { en: row.title, zh: row.title } : undefined;
  }
}
