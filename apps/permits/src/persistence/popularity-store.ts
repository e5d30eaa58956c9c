import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import { Popularity } from '../ports/popularity.ts';

const count: Prepared = {
  name: 'popularity.count',
  text: 'SELECT matter_code AS code, count(*)::int AS applications FROM service_case WHERE submitted_at >= $1 GROUP BY 1 HAVING count(*) >= $2',
};
const put: Prepared = {
  name: 'popularity.put',
  text: `WITH counted AS MATERIALIZED (SELECT * FROM unnest($1::text[], $2::int[]) AS u(code, level)),
    gone AS (DELETE FROM matter_popularity p WHERE NOT EXISTS (SELECT FROM counted c WHERE c.code = p.code) RETURNING 1),
    kept AS (INSERT INTO matter_popularity AS p (code, level) SELECT code, level FROM counted
      ON CONFLICT (code) DO UPDATE SET level = excluded.level WHERE p.level <> excluded.level RETURNING 1)
    UPDATE matter_popularity_edition SET edition = edition + 1 WHERE EXISTS (SELECT FROM gone) OR EXISTS (SELECT FROM kept)`,
};

@Injectable()
export class PopularityStore extends Popularity {
  constructor(private readonly database: Database) {
    super();
  }

  count(since: Date, fewest: number) {
    return this.database.read<{ code: string; applications: number }>(count, [since, fewest]);
  }

  put(tx: Transaction, levels: ReadonlyMap<string, number>): void {
    tx.send(put, [[...levels.keys()], [...levels.values()]]);
  }
}
