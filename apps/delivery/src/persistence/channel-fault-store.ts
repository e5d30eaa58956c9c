import { Injectable } from '@nestjs/common';
import type { WayOut } from '@counterless/contracts';
import type { Prepared, Transaction } from '@counterless/platform';
import { ChannelFaults, type FailureMode } from '../sending/ports.ts';

const set: Prepared = {
  name: 'channel_fault.set',
  text: 'INSERT INTO channel_fault (channel, remaining, how) VALUES ($1, $2, $3) ON CONFLICT (channel) DO UPDATE SET remaining = excluded.remaining, how = excluded.how',
};

@Injectable()
export class ChannelFaultStore extends ChannelFaults {
  async set(tx: Transaction, channel: WayOut, remaining: number, how: FailureMode): Promise<void> {
    await tx.query(set, [channel, remaining, how]);
  }
}
