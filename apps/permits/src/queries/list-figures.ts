import { Injectable } from '@nestjs/common';
import { permits, type Figures, type FiguresOfMonth } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Database, Handles, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { countedAt, figuresOfMonth, figureView, medianOfMonth, totalView, type FigureRow } from '../views/figure-view.ts';

@Injectable()
@Handles(permits.listFigures)
export class ListFiguresHandler implements Handler<typeof permits.listFigures> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ month = legalDateOf(this.clock.now()).slice(0, 7) }: FiguresOfMonth): Promise<Figures> {
    const [rows, [median], [mark]] = await Promise.all([
      this.database.read<FigureRow & object>(figuresOfMonth, [month]),
      this.database.read<{ hours: number }>(medianOfMonth, [month]),
      this.database.read<{ at: string }>(countedAt, []),
    ]);
    return { items: rows.map(figureView), total: rows.length > 0 ? totalView(month, rows, median?.hours ?? 0) : null, countedAt: mark?.at ?? null };
  }
}
