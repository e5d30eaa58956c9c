import { Injectable } from '@nestjs/common';
import { figuresProblems, permits, type Figures, type FiguresOfDepartment } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Database, Handles, type Handler, type Prepared } from '@counterless/platform';
import { countedAt, figuresOfDepartment, figureView, type FigureRow } from '../views/figure-view.ts';

const known: Prepared = { name: 'figure.department', text: 'SELECT 1 FROM department WHERE code = $1' };

@Injectable()
@Handles(permits.listDepartmentFigures)
export class ListDepartmentFiguresHandler implements Handler<typeof permits.listDepartmentFigures> {
  constructor(private readonly database: Database) {}

  async run({ department }: FiguresOfDepartment): Promise<Figures> {
    const [rows, [mark]] = await Promise.all([
      this.database.read<FigureRow & object>(figuresOfDepartment, [department]),
      this.database.read<{ at: string }>(countedAt, []),
    ]);
    if (rows.length === 0 && (await this.database.read(known, [department])).length === 0) throw new Problem(figuresProblems.figuresOfNobody);
    return { items: rows.map(figureView), total: null, countedAt: mark?.at ?? null };
  }
}
