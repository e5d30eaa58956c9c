import { Injectable } from '@nestjs/common';
import { tax, taxProblems, type TaxpayerIdentified, type TaxpayerView } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { maySee } from '../authority.ts';
import { taxpayerView } from '../views/taxpayer-view.ts';

/** For itself and the officers of its region; nobody else learns that it exists. */
@Injectable()
@Handles(tax.readTaxpayer)
export class ReadTaxpayerHandler implements Handler<typeof tax.readTaxpayer> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ taxpayerId }: TaxpayerIdentified, call: Call): Promise<Answer<TaxpayerView>> {
    const [row] = await this.database.lookUp<{ taxpayer: string; region: string; version: number; body: string }>(taxpayerView, [
      taxpayerId,
      legalDateOf(this.clock.now()),
    ]);
    if (!row || !maySee(actorOf(call), row)) throw new Problem(taxProblems.taxpayerNotFound);
    return new Answer<TaxpayerView>(new RawBody(row.body), { version: row.version });
  }
}
