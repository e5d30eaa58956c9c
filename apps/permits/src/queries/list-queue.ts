import { Injectable } from '@nestjs/common';
import { permits, type ListQueue, type QueuePage } from '@counterless/contracts';
import { Clock, isId } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, Paging, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';
import { daysAt, daysOf } from '../queue/days.ts';
import { scopeOf } from '../queue/officer-scope.ts';
import { taskJson } from '../views/task-view.ts';

interface Row {
  readonly day: string;
  readonly id: string;
  readonly body: string;
}

const day = `coalesce(t.due, '9999-12-31')`;
const held = `CASE $6::text WHEN 'free' THEN t.claimed_by IS NULL WHEN 'mine' THEN t.claimed_by = $7 WHEN 'others' THEN t.claimed_by <> $7 ELSE true END`;
const select = (regions: string): string =>
  `SELECT ${day} AS day, t.id, ${taskJson} AS body FROM case_task t JOIN service_case c ON c.id = t.case_id
    WHERE t.state = 'open' AND t.department = $3 AND ${regions} AND ${held} AND ($8::text IS NULL OR t.kind = $8) AND ($9::text IS NULL OR c.matter_code = $9)
    AND ${day} BETWEEN $10 AND $11 AND (${day}, t.id) > ($12, $13::uuid) ORDER BY ${day}, t.id LIMIT $14`;
// As for passes: one region is read in the order of the index, several are gathered first.
const ofOne: Prepared = { name: 'queue.of-one', text: select('t.region = $4 AND $4 = $5::text') };
const ofMany: Prepared = { name: 'queue.of-many', text: select('t.region BETWEEN $4 AND $5') };

const isKey = (key: string) => /^(\d{4}-\d{2}-\d{2}) /.test(key) && isId(key.slice(11));

@Injectable()
@Handles(permits.listQueue)
export class ListQueueHandler implements Handler<typeof permits.listQueue> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(request: ListQueue, call: Call): Promise<Answer<QueuePage>> {
    const officer = actorOf(call);
    const { department, span } = scopeOf(officer, request.region);
    const days = daysAt(this.clock.now());
    const paging = new Paging(request, call);
    const key = paging.from('0000-00-00 00000000-0000-0000-0000-000000000000', k => isKey(k));
    const rows = await this.database.read<Row>(span[0] === span[1] ? ofOne : ofMany, [
      days.today, days.soon, department, ...span, request.held ?? null, officer.id, request.kind ?? null, request.matter ?? null,
      ...daysOf(request.clock, days), key.slice(0, 10), key.slice(11), paging.rows,
    ]);
    const { items, next } = paging.cut(rows, row => `${row.day} ${row.id}`);
    return new Answer<QueuePage>(new RawBody(`{"items":[${items.map(row => row.body).join(',')}],"next":${JSON.stringify(next)}}`));
  }
}
