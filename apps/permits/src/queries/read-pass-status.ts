import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type PassNumbered, type PassStatusView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';
import { iso } from '../views/iso.ts';

const read: Prepared = {
  name: 'pass.status',
  text: `SELECT version, json_build_object('number', number, 'status', status,
      'plate', left(plate, 2) || repeat('*', char_length(plate) - 4) || right(plate, 2), 'destination', destination,
      'validFrom', ${iso('valid_from')}, 'validUntil', ${iso('valid_until')})::text AS body
    FROM pass WHERE number = $1`,
};

/** Public: whoever holds the number learns whether the pass is good, not whose it is. */
@Injectable()
@Handles(permits.readPassStatus)
export class ReadPassStatusHandler implements Handler<typeof permits.readPassStatus> {
  constructor(private readonly database: Database) {}

  async run({ number }: PassNumbered): Promise<Answer<PassStatusView>> {
    const [row] = await this.database.lookUp<{ version: number; body: string }>(read, [number]);
    if (!row) throw new Problem(permitsProblems.passNotFound);
    return new Answer<PassStatusView>(new RawBody(row.body), { version: row.version });
  }
}
