import { Injectable } from '@nestjs/common';
import { permits, type DoubleScanList, type ListDoubleScans } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { span } from '../domain/region.ts';
import { iso } from '../views/iso.ts';

const seen = (scan: string, checkpoint: string) =>
  `json_build_object('scan', ${scan}.id, 'checkpoint', ${scan}.checkpoint, 'name', ${checkpoint}.name, 'at', ${iso(`${scan}.at`)})`;
const list: Prepared = {
  name: 'double-scan.list',
  text: `SELECT d.id, json_build_object('id', d.id, 'passId', d.pass_id, 'number', p.number, 'plate', p.plate, 'first', ${seen('f', 'fc')}, 'second', ${seen('s', 'sc')},
      'kilometres', round(d.kilometres::numeric, 3)::float8, 'minutes', d.minutes, 'reportedAt', ${iso('d.reported_at')})::text AS body
    FROM double_scan d JOIN pass p ON p.id = d.pass_id
      JOIN scan f ON f.id = d.first_scan JOIN checkpoint fc ON fc.id = f.checkpoint
      JOIN scan s ON s.id = d.second_scan JOIN checkpoint sc ON sc.id = s.checkpoint
    WHERE d.destination BETWEEN $1 AND $2 AND d.id < $3 AND ($4::uuid IS NULL OR d.pass_id = $4) ORDER BY d.id DESC LIMIT $5`,
};

/** The reports about passes into the officer's region. */
@Injectable()
@Handles(permits.listDoubleScans)
export class ListDoubleScansHandler implements Handler<typeof permits.listDoubleScans> {
  constructor(private readonly database: Database) {}

  async run(request: ListDoubleScans, call: Call): Promise<Answer<DoubleScanList>> {
    const { region } = actorOf(call);
    const paging = new Paging(request, call);
    const rows =
      region === undefined
        ? []
        : await this.database.read<{ id: string; body: string }>(list, [
            ...span(region),
            paging.before,
            request.passId ?? null,
            paging.rows,
          ]);
    return paging.answer(rows);
  }
}
