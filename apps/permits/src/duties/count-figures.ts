import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId } from '@counterless/kernel';
import { LeadingDuty, LOGGER, UnitOfWork, type Logger } from '@counterless/platform';
import { nothing, published, type Counts } from '../domain/figures.ts';
import { OpenFigures, type Cell } from '../ports/figures.ts';

/**
 * Counts the open figures every ten minutes: of the departments and months in which something has changed, each anew, which
 * is exact for medians too and costs what a department decides in a month. Readers read what was counted.
 */
@Injectable()
export class CountFigures extends LeadingDuty {
  constructor(
    private readonly figures: OpenFigures,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('count-figures', 600_000, logger);
  }

  async run(): Promise<void> {
    const at = this.clock.now();
    const moved: { cell: Cell; counts: Counts }[] = [];
    for (const cell of await this.figures.changed()) {
      const before = await this.figures.read(cell);
      const counts = published(before ?? nothing, await this.figures.count(cell));
      if (JSON.stringify(counts) !== JSON.stringify(before)) moved.push({ cell, counts });
    }
    const medians: [string, number][] = [];
    for (const month of new Set(moved.map(m => m.cell.month))) medians.push([month, await this.figures.medianOfAll(month)]);
    await this.work.runOwn(this.name, newId(), async tx => {
      for (const { cell, counts } of moved) this.figures.put(tx, cell, counts);
      for (const [month, hours] of medians) this.figures.putMedianOfAll(tx, month, hours);
      this.figures.mark(tx, at);
    });
  }
}
