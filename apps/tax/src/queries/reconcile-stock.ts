import { Injectable } from '@nestjs/common';
import { tax, type Nothing, type Reconciliation } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';

// One statement sees one moment. The multiranges compare number by number: equal counts alone would not show one number twice and another nowhere.
const count = (state: string) => `coalesce(sum(upper(serials) - lower(serials)) FILTER (WHERE state = '${state}'), 0)`;
const reconcile: Prepared = {
  name: 'stock.reconcile',
  text: `WITH imported AS (SELECT code, min(type) AS type, sum(upper(serials) - lower(serials)) AS n, range_agg(serials) AS numbers FROM stock_import GROUP BY code),
    there AS (SELECT code, ${count('held')} AS held, ${count('issued')} AS issued, ${count('void')} AS void, ${count('lost')} AS lost, range_agg(serials) AS numbers
      FROM stock_range GROUP BY code),
    both_sides AS (SELECT coalesce(i.code, t.code) AS code, i.type, coalesce(i.n, 0) AS imported, coalesce(held, 0) AS held, coalesce(issued, 0) AS issued,
      coalesce(void, 0) AS void, coalesce(lost, 0) AS lost,
      coalesce(i.numbers = t.numbers AND i.n = held + issued + void + lost, false) AS exact FROM imported i FULL JOIN there t USING (code))
    SELECT json_build_object('exact', coalesce(bool_and(exact), true), 'at', $1::text, 'codes', coalesce(json_agg(json_build_object('code', code, 'type', type,
      'imported', imported, 'held', held, 'issued', issued, 'void', void, 'lost', lost, 'exact', exact) ORDER BY code), '[]'))::text AS body FROM both_sides`,
};

/** Over all authorities, since numbers are handed on between them. */
@Injectable()
@Handles(tax.reconcileStock)
export class ReconcileStockHandler implements Handler<typeof tax.reconcileStock> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(_request: Nothing): Promise<Answer<Reconciliation>> {
    const [row] = await this.database.read<{ body: string }>(reconcile, [this.clock.now().toISOString()]);
    return new Answer<Reconciliation>(new RawBody(row!.body));
  }
}
