import { Injectable } from '@nestjs/common';
import { actorText, general, type MoveSerials, type StockMoved } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, UnitOfWork, type Answer, type Call } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Stock, type Move } from '../ports/stock.ts';
import { answered } from '../views/answered.ts';
import { stockView } from '../views/stock-view.ts';

/** What the operations that move numbers by hand have in common: whose they are, and what is answered. */
@Injectable()
export class Mover {
  constructor(
    private readonly stock: Stock,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `request.invalid`, `officer.other-region`, `stock.not-there` */
  async move(
    { code, first, last, reason }: MoveSerials,
    call: Call,
    how: Pick<Move, 'from' | 'to' | 'region'>,
  ): Promise<Answer<StockMoved>> {
    const message = { en: 'must not come before the first', zh: '不得小于起始号码' };
    if (last < first) throw new Problem(general.invalid, { faults: [{ path: '$.last', code: 'order', message }] });
    const actor = actorOf(call);
    const move = { ...how, reason, by: actorText(actor), at: this.clock.now() };
    return this.work.run(call, async tx => {
      const moved = await this.stock.move(tx, code, { first, last }, move, region => officerOver(actor, region));
      return answered<StockMoved>(tx, stockView, [moved]);
    });
  }
}
