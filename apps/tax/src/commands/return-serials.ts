import { Injectable } from '@nestjs/common';
import { tax, type MoveSerials } from '@counterless/contracts';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { Mover } from '../stock/mover.ts';

/** Unused invoices that a taxpayer gives back can be issued again. */
@Injectable()
@Handles(tax.returnSerials)
export class ReturnSerialsHandler implements Handler<typeof tax.returnSerials> {
  constructor(private readonly mover: Mover) {}

  run(request: MoveSerials, call: Call) {
    return this.mover.move(request, call, { from: ['issued'], to: 'held' });
  }
}
