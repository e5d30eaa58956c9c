import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, LeadingDuty, LOGGER, type Logger } from '@counterless/platform';
import { keptFor, keptVersions } from '../domain/edition.ts';

/** Forgets changes of status lists that are older than a delta may reach back. */
@Injectable()
export class TrimChanges extends LeadingDuty {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('trim-changes', 3_600_000, logger);
  }

  async run(): Promise<void> {
    // The mark first, the changes after it: a delta is refused before a change that it needs is gone.
    await this.database.pool.query(
      `UPDATE status_list l SET kept_from = cut.version
       FROM (SELECT number, greatest(kept_from, s.version - $2, (SELECT max(c.version) FROM status_change c WHERE c.list = s.number AND c.at < $1)) AS version
             FROM status_list s) cut
       WHERE cut.number = l.number AND cut.version > l.kept_from`,
      [new Date(this.clock.now().getTime() - keptFor), keptVersions],
    );
    await this.database.pool.query(
      'DELETE FROM status_change c USING status_list l WHERE c.list = l.number AND c.version <= l.kept_from',
    );
  }
}
