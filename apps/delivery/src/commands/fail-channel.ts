import { delivery, type FailChannel, type Nothing } from '@counterless/contracts';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { ChannelFaults } from '../sending/ports.ts';

@Handles(delivery.failChannel)
export class FailChannelHandler implements Handler<typeof delivery.failChannel> {
  constructor(
    private readonly faults: ChannelFaults,
    private readonly work: UnitOfWork,
  ) {}

  async run({ channel, failures, how = 'refuse' }: FailChannel, call: Call): Promise<Nothing> {
    return this.work.run(call, async tx => {
      await this.faults.set(tx, channel, failures, how);
      tx.audit(`channel:${channel}`, { failures, how });
      return {};
    });
  }
}
