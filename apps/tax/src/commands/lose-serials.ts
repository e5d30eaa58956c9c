import { Injectable } from '@nestjs/common';
import { tax, type MoveSerials } from '@counterless/contracts';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { Mover } from '../stock/mover.ts';

/** A lost number never comes back; a public notice says that it is void. */
@Injectable()
@Handles(tax.loseSerials)
export class LoseSerialsHandler implements Handler<typeof tax.loseSerials> {
  constructor(private readonly mover: Mover) {}

  run(request: MoveSerials, call: Call) {
    return this.mover.move(request, call, { from: ['held', 'issued'], to: 'lost' });
  }
}
