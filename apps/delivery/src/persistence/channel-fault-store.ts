import { Injectable } from '@nestjs/common';
import type { WayOut } from '@counterless/contracts';
import type { Prepared, Transaction } from '@counterless/platform';
import { ChannelFaults } from '../sending/ports.ts';

const set: Prepared = {
  name: 'channel_fault.set',
  text: 'INSERT INTO channel_fault (channel, remaining) VALUES ($1, $2) ON CONFLICT (channel) DO UPDATE SET remaining = excluded.remaining',
};

@Injectable()
export class ChannelFaultStore extends ChannelFaults {
  async set(tx: Transaction, channel: WayOut, remaining: number): Promise<void> {
    await tx.query(set, [channel, remaining]);
  }
}
