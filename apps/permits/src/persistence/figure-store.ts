import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import type { Counts } from '../domain/figures.ts';
import { OpenFigures, type Cell } from '../ports/figures.ts';

const monthOf = (column: string) => `to_char(${column} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`;
const within = (column: string, month: string) =>
  `${column} >= (${month} || '-01')::timestamp AT TIME ZONE 'Asia/Shanghai' AND ${column} < ((${month} || '-01')::timestamp + interval '1 month') AT TIME ZONE 'Asia/Shanghai'`;

// Five minutes back: a change that was made before the mark may have committed after it.
const changed: Prepared = {
  name: 'figure.changed',
  text: `WITH mark AS (SELECT coalesce((SELECT counted_at - interval '5 minutes' FROM figure_mark), '-infinity') AS at)
    SELECT department, ${monthOf('decided_at')} AS month FROM service_case WHERE decided_at > (SELECT at FROM mark) GROUP BY 1, 2
    UNION SELECT c.department, ${monthOf('c.decided_at')} FROM case_rating r JOIN service_case c ON c.id = r.id WHERE r.changed_at > (SELECT at FROM mark) GROUP BY 1, 2`,
};
const hours = 'percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.decided_at - c.submitted_at)::float8 / 3600)';
// The catalogue is asked once for each version of a matter and not for each case: its entries are long.
const count: Prepared = {
  name: 'figure.count',
  text: `WITH handled AS MATERIALIZED (
      SELECT c.matter_code, c.matter_version, c.decided_at, c.submitted_at, c.promised_due,
        c.acting IS NOT NULL AND jsonb_path_exists(c.acting, '$.**.kind ? (@ == "officer")') AS assisted,
        coalesce(r.level_again, r.level) AS level, r.correction, r.overdue_at
      FROM service_case c LEFT JOIN case_rating r ON r.id = c.id WHERE c.department = $1 AND ${within('c.decided_at', '$2::text')}),
    online AS (
      SELECT coalesce(sum(v.n), 0)::int AS n FROM (SELECT matter_code, matter_version, count(*) AS n FROM handled WHERE NOT assisted GROUP BY 1, 2) v
      JOIN matter_version m ON m.code = v.matter_code AND m.version = v.matter_version WHERE (m.entry::json ->> 'onlineDepth')::int = 4)
    SELECT count(*)::int AS cases, (SELECT n FROM online) AS online, coalesce(${hours}, 0) AS "medianHours",
      count(promised_due)::int AS promised, count(*) FILTER (WHERE to_char(decided_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') <= promised_due)::int AS kept,
      count(level)::int AS ratings, count(*) FILTER (WHERE level IN ('very-satisfied', 'satisfied', 'fairly-satisfied'))::int AS satisfied,
      count(*) FILTER (WHERE correction = 'answered' OR overdue_at IS NOT NULL)::int AS corrections,
      count(*) FILTER (WHERE correction = 'answered' AND overdue_at IS NULL)::int AS corrected
    FROM handled c`,
};
const medianOfAll: Prepared = { name: 'figure.median-of-all', text: `SELECT coalesce(${hours}, 0) AS hours FROM service_case c WHERE ${within('c.decided_at', '$1::text')}` };
const columns = 'cases, online, median_hours, promised, kept, ratings, satisfied, corrections, corrected';
const read: Prepared = {
  name: 'figure.read',
  text: `SELECT ${columns.replace('median_hours', 'median_hours AS "medianHours"')} FROM figure WHERE department = $1 AND month = $2`,
};
const put: Prepared = {
  name: 'figure.put',
  text: `INSERT INTO figure (department, month, ${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (department, month) DO UPDATE SET (${columns}) = ROW(${columns.split(', ').map(c => `excluded.${c}`).join(', ')})`,
};
const putMedian: Prepared = {
  name: 'figure.put-median',
  text: 'INSERT INTO figure_of_all (month, median_hours) VALUES ($1, $2) ON CONFLICT (month) DO UPDATE SET median_hours = excluded.median_hours',
};
const mark: Prepared = {
  name: 'figure.mark',
  text: 'INSERT INTO figure_mark (counted_at) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET counted_at = excluded.counted_at',
};

@Injectable()
export class FigureStore extends OpenFigures {
  constructor(private readonly database: Database) {
    super();
  }

  changed(): Promise<Cell[]> {
    return this.database.read<Cell & object>(changed, []);
  }

  async count({ department, month }: Cell): Promise<Counts> {
    return (await this.database.read<Counts & object>(count, [department, month]))[0]!;
  }

  async medianOfAll(month: string): Promise<number> {
    return (await this.database.read<{ hours: number }>(medianOfAll, [month]))[0]!.hours;
  }

  async read({ department, month }: Cell): Promise<Counts | undefined> {
    return (await this.database.read<Counts & object>(read, [department, month]))[0];
  }

  put(tx: Transaction, { department, month }: Cell, c: Counts): void {
    tx.send(put, [department, month, c.cases, c.online, c.medianHours, c.promised, c.kept, c.ratings, c.satisfied, c.corrections, c.corrected]);
  }

  putMedianOfAll(tx: Transaction, month: string, value: number): void {
    tx.send(putMedian, [month, value]);
  }

  mark(tx: Transaction, at: Date): void {
    tx.send(mark, [at]);
  }
}
