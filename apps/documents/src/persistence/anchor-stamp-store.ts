import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import { AnchorStamps, type Stamped, type WaitingAnchor } from '../stamping/ports.ts';

const waiting: Prepared = {
  name: 'anchor_stamp.waiting',
  text: 'SELECT number, hash FROM chain_anchor a WHERE NOT EXISTS (SELECT 1 FROM anchor_stamp s WHERE s.anchor = a.number) ORDER BY number LIMIT $1',
};
const add: Prepared = { name: 'anchor_stamp.add', text: 'INSERT INTO anchor_stamp (anchor, response, stamped_at) VALUES ($1, $2, $3) ON CONFLICT (anchor) DO NOTHING' };

@Injectable()
export class AnchorStampStore extends AnchorStamps {
  constructor(private readonly database: Database) {
    super();
  }

  async waiting(most: number): Promise<readonly WaitingAnchor[]> {
    return this.database.read<{ number: number; hash: Buffer }>(waiting, [most]);
  }

  add(tx: Transaction, number: number, { response, at }: Stamped): void {
    tx.send(add, [number, Buffer.from(response), at]);
  }
}
