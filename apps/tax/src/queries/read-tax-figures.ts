import { Injectable } from '@nestjs/common';
import { tax, type ReadTaxFigures, type TaxFigures } from '@counterless/contracts';
import { Clock, span } from '@counterless/kernel';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';

// A promise is due once it was kept or its time is over; what was refused or taken back had none to keep.
const read: Prepared = {
  name: 'tax.figures',
  text: `SELECT json_build_object('month', $1::text, 'region', $2::text, 'requisitions', count(*),
      'onlineShare', (count(*) FILTER (WHERE channel = 'online'))::float8 / nullif(count(*), 0),
      'issued', count(issued_at), 'medianMinutes', percentile_cont(0.5) WITHIN GROUP (ORDER BY office_minutes),
      'promisesKept', (count(*) FILTER (WHERE issued_at <= promised_at))::float8
        / nullif(count(*) FILTER (WHERE issued_at IS NOT NULL OR (status = 'waiting' AND promised_at < $5)), 0))::text AS body
    FROM requisition WHERE month = $1 AND region BETWEEN $3 AND $4`,
};

@Injectable()
@Handles(tax.readTaxFigures)
export class ReadTaxFiguresHandler implements Handler<typeof tax.readTaxFigures> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ month, region }: ReadTaxFigures): Promise<Answer<TaxFigures>> {
    const [first, last] = region === undefined ? ['000000', '999999'] : span(region);
    const [row] = await this.database.read<{ body: string }>(read, [month, region ?? null, first, last, this.clock.now()]);
    return new Answer<TaxFigures>(new RawBody(row!.body));
  }
}
