import { Injectable } from '@nestjs/common';
import type { Prepared, Transaction } from '@counterless/platform';
import { InboxReadings, type Whose } from '../sending/inbox-readings.ts';
import { forOfficer, officerValues } from './officers-inbox.ts';

const owned: Prepared = { name: 'inbox_message.owned', text: 'SELECT 1 FROM inbox_message WHERE message_id = $1 AND owner = $2' };
const official: Prepared = {
  name: 'inbox_message.official',
  text: `SELECT 1 FROM inbox_message WHERE message_id = $1 AND ${forOfficer(2)}`,
};
const mark: Prepared = {
  name: 'inbox_reading.mark',
  text: 'INSERT INTO inbox_reading (message_id, reader, read_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
};
const unmark: Prepared = {
  name: 'inbox_reading.unmark',
  text: 'DELETE FROM inbox_reading WHERE message_id = $1 AND reader = $2',
};

@Injectable()
export class InboxReadingStore extends InboxReadings {
  async mark(tx: Transaction, messageId: string, whose: Whose, reader: string, read: boolean): Promise<boolean> {
    const found =
      'owner' in whose
        ? await tx.query(owned, [messageId, whose.owner])
        : await tx.query(official, [messageId, ...officerValues(whose.officer)]);
    if (found.length === 0) return false;
    if (read) await tx.query(mark, [messageId, reader, tx.clock.now()]);
    else await tx.query(unmark, [messageId, reader]);
    return true;
  }
}
