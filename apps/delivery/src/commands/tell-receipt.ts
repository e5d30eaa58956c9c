import { delivery, messageProblems, type Nothing, type TellReceipt } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Dispatch } from '../sending/dispatch.ts';
import { Messages } from '../sending/ports.ts';

@Handles(delivery.tellReceipt)
export class TellReceiptHandler implements Handler<typeof delivery.tellReceipt> {
  constructor(
    private readonly messages: Messages,
    private readonly work: UnitOfWork,
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  async run({ messageId, status }: TellReceipt, call: Call): Promise<Nothing> {
    return this.work.run(call, async tx => {
      if (!(await this.messages.receipt(tx, messageId, status, this.clock.now())))
        throw new Problem(messageProblems.messageNotFound);
      if (status === 'undelivered') this.dispatch.soon();
      return {};
    });
  }
}
