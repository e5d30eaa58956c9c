import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import { Checkpoints, type Checkpoint } from '../ports/checkpoints.ts';

const insert: Prepared = {
  name: 'checkpoint.insert',
  text: 'INSERT INTO checkpoint (id, name, region, latitude, longitude, registered_at) VALUES ($1, $2, $3, $4, $5, $6)',
};
const known: Prepared = { name: 'checkpoint.known', text: 'SELECT id FROM checkpoint WHERE id = ANY($1::uuid[])' };

@Injectable()
export class CheckpointStore extends Checkpoints {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Transaction, { id, name, region, latitude, longitude }: Checkpoint, at: Date): Promise<void> {
    tx.audit(`checkpoint:${id}`, { region });
    await tx.query(insert, [id, name, region, latitude, longitude, at]);
  }

  async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.read<{ id: string }>(known, [ids]);
    return new Set(rows.map(r => r.id));
  }
}
