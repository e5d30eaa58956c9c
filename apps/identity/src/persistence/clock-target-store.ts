import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import { ClockTarget } from '../ports/clock-target.ts';

const read: Prepared = { name: 'clock_target.read', text: 'SELECT target FROM clock_target' };
const set: Prepared = { name: 'clock_target.set', text: 'INSERT INTO clock_target (target) VALUES ($1) ON CONFLICT DO NOTHING RETURNING 1' };
const clear: Prepared = { name: 'clock_target.clear', text: 'DELETE FROM clock_target' };

@Injectable()
export class ClockTargetStore extends ClockTarget {
  constructor(private readonly database: Database) {
    super();
  }

  async read(): Promise<Date | undefined> {
    return (await this.database.read<{ target: Date }>(read, []))[0]?.target;
  }

  async set(tx: Transaction, target: Date): Promise<boolean> {
    return (await tx.query(set, [target])).length > 0;
  }

  async clear(): Promise<void> {
    await this.database.read(clear, []);
  }
}
