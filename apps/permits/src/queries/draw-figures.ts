import { Injectable } from '@nestjs/common';
import { permits, type FiguresPage } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Answer, Database, Handles, RawBody, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import type { Counts } from '../domain/figures.ts';
import { figuresPage } from '../pages/figures-page.ts';
import { countedAt, figuresOfMonth, figuresOfYear, figureView, medianOfMonth, totalView, type FigureRow } from '../views/figure-view.ts';

@Injectable()
@Handles(permits.drawFigures)
export class DrawFiguresHandler implements Handler<typeof permits.drawFigures> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ month = legalDateOf(this.clock.now()).slice(0, 7), language = 'zh' }: FiguresPage): Promise<Answer<object>> {
    const [rows, year, [median], [mark]] = await Promise.all([
      this.database.read<FigureRow & object>(figuresOfMonth, [month]),
      this.database.read<Counts & { month: string }>(figuresOfYear, [month]),
      this.database.read<{ hours: number }>(medianOfMonth, [month]),
      this.database.read<{ at: string }>(countedAt, []),
    ]);
    const html = await figuresPage({
      month, language, departments: rows.map(figureView), year: year.map(figureView), total: totalView(month, rows, median?.hours ?? 0), countedAt: mark?.at ?? null,
    });
    return new Answer<object>(new RawBody(html, 'text/html; charset=utf-8'));
  }
}
