import { Injectable } from '@nestjs/common';
import { tax, type TransferSerials } from '@counterless/contracts';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { Mover } from '../stock/mover.ts';

/** Only the numbers that are handed on leave the range that they lie in. */
@Injectable()
@Handles(tax.transferSerials)
export class TransferSerialsHandler implements Handler<typeof tax.transferSerials> {
  constructor(private readonly mover: Mover) {}

  run(request: TransferSerials, call: Call) {
    return this.mover.move(request, call, { from: ['held'], to: 'held', region: request.region });
  }
}
