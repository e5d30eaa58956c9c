import { Injectable } from '@nestjs/common';
import { permitsProblems, tax, type ListStock, type StockList } from '@counterless/contracts';
import { Problem, span } from '@counterless/kernel';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { stockJson } from '../views/stock-view.ts';

const list: Prepared = {
  name: 'stock.list',
  text: `SELECT id, ${stockJson}::text AS body FROM stock_range
    WHERE region BETWEEN $1 AND $2 AND state = $3 AND ($4::text IS NULL OR type = $4) AND id > $5 ORDER BY id LIMIT $6`,
};

@Injectable()
@Handles(tax.listStock)
export class ListStockHandler implements Handler<typeof tax.listStock> {
  constructor(private readonly database: Database) {}

  async run(request: ListStock, call: Call): Promise<Answer<StockList>> {
    const { region } = actorOf(call);
    if (region === undefined) throw new Problem(permitsProblems.otherRegion);
    const paging = new Paging(request, call);
    const values = [...span(region), request.state ?? 'held', request.type ?? null, paging.after, paging.rows];
    return paging.answer(await this.database.read(list, values));
  }
}
