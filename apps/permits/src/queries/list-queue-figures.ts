import { Injectable } from '@nestjs/common';
import { permits, type ListQueueFigures, type QueueFigures, type QueueFiguresList } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Database, Handles, type Call, type Handler, type Prepared } from '@counterless/platform';
import { daysAt } from '../queue/days.ts';
import { scopeOf } from '../queue/officer-scope.ts';

const lookedBack = 90 * 24 * 3_600_000;
const figures: Prepared = {
  name: 'queue.figures',
  text: `SELECT region, sum(open)::int AS open, sum(free)::int AS free, sum(mine)::int AS mine, sum(waiting)::int AS waiting, sum(due_soon)::int AS "dueSoon",
      sum(overdue)::int AS overdue, sum(standing)::int AS standing, sum(done)::int AS done, sum(late)::int AS late, max(median_hours) AS "medianHours"
    FROM (
      SELECT region, count(*) AS open, count(*) FILTER (WHERE claimed_by IS NULL) AS free, count(*) FILTER (WHERE claimed_by = $6) AS mine, 0 AS waiting,
        count(*) FILTER (WHERE due BETWEEN $4 AND $5) AS due_soon, count(*) FILTER (WHERE due < $4) AS overdue, count(*) FILTER (WHERE due IS NULL) AS standing,
        0 AS done, 0 AS late, NULL::float8 AS median_hours
      FROM case_task WHERE state = 'open' AND department = $1 AND region BETWEEN $2 AND $3 GROUP BY region
      UNION ALL
      SELECT region, 0, 0, 0, count(*), 0, 0, 0, 0, 0, NULL FROM case_task WHERE state = 'waiting' AND department = $1 AND region BETWEEN $2 AND $3 GROUP BY region
      UNION ALL
      SELECT region, 0, 0, 0, 0, 0, 0, 0, count(*), count(*) FILTER (WHERE due < to_char(ended_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')),
        round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - opened_at)) / 3600)::numeric, 1)::float8
      FROM case_task WHERE state = 'done' AND opened_at IS NOT NULL AND department = $1 AND region BETWEEN $2 AND $3 AND ended_at > $7 GROUP BY region
    ) AS parts GROUP BY region ORDER BY region`,
};

@Injectable()
@Handles(permits.listQueueFigures)
export class ListQueueFiguresHandler implements Handler<typeof permits.listQueueFigures> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ region }: ListQueueFigures, call: Call): Promise<QueueFiguresList> {
    const officer = actorOf(call);
    const { department, span } = scopeOf(officer, region);
    const now = this.clock.now();
    const { today, soon } = daysAt(now);
    const items = await this.database.read<QueueFigures>(figures, [department, ...span, today, soon, officer.id, new Date(now.getTime() - lookedBack)]);
    return { department, items };
  }
}
