import { delivery, type CourierCallback, type Nothing } from '@counterless/contracts';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { CallbackDesk } from '../parcels/callback-desk.ts';

@Handles(delivery.takeCourierCallback)
export class TakeCourierCallbackHandler implements Handler<typeof delivery.takeCourierCallback> {
  constructor(private readonly desk: CallbackDesk) {}

  async run(callback: CourierCallback, call: Call): Promise<Nothing> {
    return this.desk.take(callback, call, () => ({}));
  }
}
