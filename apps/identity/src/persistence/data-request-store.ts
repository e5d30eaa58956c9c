import type { EntitySchema } from 'typeorm';
import { dataProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Store, type Call, type Database, type Prepared, type Transaction, type UnitOfWork } from '@counterless/platform';
import type { DataRequest } from '../domain/data-request.ts';
import type { DataShare } from '../ports/data-requests.ts';

const keep: Prepared = {
  name: 'data-request-share.keep',
  text: `INSERT INTO data_request_share (request_id, service, version, parts, counts, kept, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (request_id, service) DO UPDATE SET version = excluded.version, parts = excluded.parts, counts = excluded.counts, kept = excluded.kept, at = excluded.at
    WHERE data_request_share.version < excluded.version`,
};
const of: Prepared = { name: 'data-request-share.of', text: 'SELECT service, version, parts, counts, kept FROM data_request_share WHERE request_id = $1 ORDER BY service' };

export class DataRequestStore extends Store<DataRequest> {
  constructor(
    private readonly reading: Database,
    private readonly unit: UnitOfWork,
    schema: EntitySchema<DataRequest>,
  ) {
    super(reading, unit, schema, dataProblems.requestNotFound);
  }

  async ownedBy(personId: string, id: string): Promise<DataRequest> {
    const found = await this.get(id);
    if (found.personId !== personId) throw new Problem(dataProblems.requestNotFound);
    return found;
  }

  withdraw<T>(call: Call, id: string, change: (request: DataRequest) => void, answer: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.unit.run(call, async tx => {
      await this.change(tx, id, change, call.ifMatch);
      return answer(tx);
    });
  }

  async keepShare(tx: Transaction, requestId: string, { service, version, parts, counts, kept }: DataShare): Promise<void> {
    await tx.query(keep, [requestId, service, version, parts, JSON.stringify(counts), JSON.stringify(kept), tx.clock.now()]);
  }

  shares(requestId: string, tx?: Transaction): Promise<DataShare[]> {
    return tx ? tx.query<DataShare & object>(of, [requestId]) : this.reading.read<DataShare & object>(of, [requestId]);
  }
}
