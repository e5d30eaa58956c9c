import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId } from '@counterless/kernel';
import { LeadingDuty, LOGGER, UnitOfWork, type Logger } from '@counterless/platform';
import { countedDays, fewest, popularityOf } from '../domain/popularity.ts';
import { Popularity } from '../ports/popularity.ts';

/** Counts every ten minutes how much each matter was applied for lately: the search puts it first among matters that match alike. */
@Injectable()
export class CountPopularity extends LeadingDuty {
  constructor(
    private readonly popularity: Popularity,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('count-popularity', 600_000, logger);
  }

  async run(): Promise<void> {
    const since = new Date(this.clock.now().getTime() - countedDays * 86_400_000);
    const counted = await this.popularity.count(since, fewest);
    const levels = new Map(counted.map(({ code, applications }) => [code, popularityOf(applications)]));
    await this.work.runOwn(this.name, newId(), async tx => this.popularity.put(tx, levels));
  }
}
