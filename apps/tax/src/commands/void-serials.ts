import { Injectable } from '@nestjs/common';
import { tax, type MoveSerials } from '@counterless/contracts';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { Mover } from '../stock/mover.ts';

/** A void number never comes back. */
@Injectable()
@Handles(tax.voidSerials)
export class VoidSerialsHandler implements Handler<typeof tax.voidSerials> {
  constructor(private readonly mover: Mover) {}

  run(request: MoveSerials, call: Call) {
    return this.mover.move(request, call, { from: ['held', 'issued'], to: 'void' });
  }
}
