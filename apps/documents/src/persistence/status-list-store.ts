import { Injectable } from '@nestjs/common';
import type { Prepared, Transaction } from '@counterless/platform';
import { StatusLists } from '../sealing/ports.ts';

// One statement: the row of the list is locked from here to the commit, and no longer.
const change: Prepared = {
  name: 'status_list.change',
  text: `WITH l AS (UPDATE status_list SET version = version + 1, changed_at = $4 WHERE number = $1 RETURNING version),
           c AS (INSERT INTO status_change (list, version, index, status, at) SELECT $1, l.version, i, $3::smallint, $4 FROM l, unnest($2::int[]) AS i)
         SELECT version FROM l`,
};

@Injectable()
export class StatusListStore extends StatusLists {
  async change(tx: Transaction, list: number, indexes: readonly number[], status: number): Promise<number> {
    const [row] = await tx.query<{ version: number }>(change, [list, indexes, status, tx.clock.now()]);
    if (!row) throw new Error(`status list ${list} is not there`);
    return row.version;
  }
}
