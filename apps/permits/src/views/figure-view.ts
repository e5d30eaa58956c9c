import type { Figure } from '@counterless/contracts';
import type { LocalText } from '@counterless/kernel';
import type { Prepared } from '@counterless/platform';
import { percent, together, type Counts } from '../domain/figures.ts';
import { iso } from './iso.ts';

export interface FigureRow extends Counts {
  readonly month: string;
  readonly department: string;
  readonly name: LocalText;
}

const row = `f.month, f.department, json_build_object('zh', d.name_zh, 'en', d.name_en) AS name, f.cases, f.online, f.median_hours AS "medianHours",
  f.promised, f.kept, f.ratings, f.satisfied, f.corrections, f.corrected`;
export const figuresOfMonth: Prepared = {
  name: 'figure.of-month',
  text: `SELECT ${row} FROM figure f JOIN department d ON d.code = f.department WHERE f.month = $1 ORDER BY f.department LIMIT 1000`,
};
export const figuresOfDepartment: Prepared = {
  name: 'figure.of-department',
  text: `SELECT ${row} FROM figure f JOIN department d ON d.code = f.department WHERE f.department = $1 ORDER BY f.month DESC LIMIT 36`,
};
/** All departments together, of the twelve months that end with this one. */
export const figuresOfYear: Prepared = {
  name: 'figure.of-year',
  text: `SELECT month, a.median_hours AS "medianHours", sum(cases)::int AS cases, sum(online)::int AS online, sum(promised)::int AS promised, sum(kept)::int AS kept,
      sum(ratings)::int AS ratings, sum(satisfied)::int AS satisfied, sum(corrections)::int AS corrections, sum(corrected)::int AS corrected
    FROM figure f JOIN figure_of_all a USING (month) WHERE month <= $1 AND month > to_char(($1 || '-01')::date - interval '1 year', 'YYYY-MM')
    GROUP BY month, a.median_hours HAVING sum(cases) > 0 ORDER BY month`,
};
export const countedAt: Prepared = { name: 'figure.counted-at', text: `SELECT ${iso('counted_at')} AS at FROM figure_mark` };
export const medianOfMonth: Prepared = { name: 'figure.median-of-month', text: 'SELECT median_hours AS hours FROM figure_of_all WHERE month = $1' };

const days = (hours: number) => Math.round((hours / 24) * 10) / 10;

/** A figure as it is published; nothing of what nobody, or nearly nobody, is behind. */
export function figureView({ month, department, name, ...c }: Counts & { month: string; department?: string; name?: LocalText }): Figure {
  const some = c.cases > 0;
  return {
    month, department: department ?? null, name: name ?? null, cases: some ? c.cases : null, online: percent(c.online, c.cases), medianDays: some ? days(c.medianHours) : null,
    kept: percent(c.kept, c.promised), ratings: c.ratings > 0 ? c.ratings : null, satisfied: percent(c.satisfied, c.ratings), corrected: percent(c.corrected, c.corrections),
  };
}

export const totalView = (month: string, rows: readonly FigureRow[], medianHours: number): Figure => figureView({ month, ...together(rows, medianHours) });
