import { Injectable } from '@nestjs/common';
import { actorText, general, tax, type ImportStock, type StockMoved } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Stock } from '../ports/stock.ts';
import { answered } from '../views/answered.ts';
import { stockView } from '../views/stock-view.ts';

/** All ranges or none: one that overlaps with what is in stock, or with another of the same import, refuses them all. */
@Injectable()
@Handles(tax.importStock)
export class ImportStockHandler implements Handler<typeof tax.importStock> {
  constructor(
    private readonly stock: Stock,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ region, ranges }: ImportStock, call: Call): Promise<Answer<StockMoved>> {
    const actor = actorOf(call);
    officerOver(actor, region);
    const backwards = ranges.flatMap((r, i) =>
      r.last < r.first
        ? [
            {
              path: `$.ranges[${i}].last`,
              code: 'order',
              message: { en: 'must not come before the first', zh: '不得小于起始号码' },
            },
          ]
        : [],
    );
    if (backwards.length > 0) throw new Problem(general.invalid, { faults: backwards });
    return this.work.run(call, tx =>
      answered(tx, stockView, [this.stock.import(tx, { region, ranges, at: this.clock.now(), by: actorText(actor) })]),
    );
  }
}
