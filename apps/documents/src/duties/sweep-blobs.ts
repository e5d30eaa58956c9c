import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, LeadingDuty, LOGGER, type Logger } from '@counterless/platform';
import { Drive } from '../blobs/ports.ts';

/** What is not kept an hour after it was begun will not be: whoever wrote it was killed, or failed. */
const given = 3_600_000;

/** Deletes the bytes of blobs that nobody keeps: written and never kept, or dropped with their row. */
@Injectable()
export class SweepBlobs extends LeadingDuty {
  constructor(
    private readonly database: Database,
    private readonly drive: Drive,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('sweep-blobs', 60_000, logger);
  }

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - given);
    // The mark first: from here on `keep` fails, so no row can come to name bytes that are about to go.
    await this.database.pool.query(`UPDATE blob SET state = 'dropped' WHERE state = 'writing' AND at < $1`, [before]);
    const { rows } = await this.database.pool.query<{ key: string }>(`SELECT key FROM blob WHERE state = 'dropped' ORDER BY at LIMIT 500`);
    for (const { key } of rows) {
      await this.drive.delete(key);
      await this.database.pool.query(`DELETE FROM blob WHERE key = $1 AND state = 'dropped'`, [key]);
    }
  }
}
