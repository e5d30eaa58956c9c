import { delivery, messageProblems, SmsReceipt, type Nothing, type SmsReceiptCallback } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { openCallback } from '../partners/signed-callback.ts';
import { Dispatch } from '../sending/dispatch.ts';
import { Messages, SmsChannel } from '../sending/ports.ts';

@Handles(delivery.takeSmsReceipt)
export class TakeSmsReceiptHandler implements Handler<typeof delivery.takeSmsReceipt> {
  constructor(
    private readonly messages: Messages,
    private readonly sms: SmsChannel,
    private readonly work: UnitOfWork,
    private readonly dispatch: Dispatch,
  ) {}

  async run(callback: SmsReceiptCallback, call: Call): Promise<Nothing> {
    if (callback.provider !== this.sms.provider) throw new Problem(messageProblems.providerUnknown);
    const { messageId, status, at } = openCallback(callback, this.sms.secret, SmsReceipt);
    return this.work.run(call, async tx => {
      if (!(await this.messages.receipt(tx, messageId, status, new Date(at)))) throw new Problem(messageProblems.messageNotFound);
      if (status === 'undelivered') this.dispatch.soon();
      return {};
    });
  }
}
