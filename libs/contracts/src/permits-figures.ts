import { problem } from '@counterless/kernel';
import { operation } from './operation.ts';
import { Names } from './permits.ts';
import { Instant, Int, ListOf, Nested, Num, OneOf, Optional, Text } from './vocabulary.ts';

const month = { min: 7, pattern: /^20\d\d-(0[1-9]|1[0-2])$/, patternText: { en: 'must be a month, such as 2026-03', zh: '应为月份，例如 2026-03' } };

export class Figure {
  @Text(7, month) readonly month!: string;
  @Optional() @Text(20) readonly department?: string | null;
  @Optional() @Nested(() => Names) readonly name?: Names | null;
  @Optional() @Int(0, 2_000_000_000, { description: 'Decided in the month. Null with all that follows where there are fewer than 10: figures of few tell of persons' })
  readonly cases?: number | null;
  @Optional() @Num(0, 100, { description: 'Percent handled online: the matter needs no visit, and no officer filled it in for the applicant' }) readonly online?: number | null;
  @Optional() @Num(0, 1_000_000, { description: 'Half of them took no longer, from submission to decision, in days' }) readonly medianDays?: number | null;
  @Optional() @Num(0, 100, { description: 'Percent decided on or before the promised day, of those with a promise' }) readonly kept?: number | null;
  @Optional() @Int(0, 2_000_000_000, { description: 'Cases that were rated; null where fewer than 10 were' }) readonly ratings?: number | null;
  @Optional() @Num(0, 100, { description: 'Percent rated at least fairly satisfied; the rating after a correction counts' }) readonly satisfied?: number | null;
  @Optional() @Num(0, 100, { description: 'Percent of the corrections that were answered in time' }) readonly corrected?: number | null;
}
export class FiguresOfMonth {
  @Optional() @Text(7, { ...month, description: 'The present month in Beijing unless said' }) readonly month?: string;
}
export class FiguresPage extends FiguresOfMonth {
  @Optional() @OneOf(['zh', 'en'], { description: 'Chinese unless said' }) readonly language?: 'zh' | 'en';
}
export class FiguresOfDepartment {
  @Text(20, { pattern: /^[A-Z0-9]{2,20}$/ }) readonly department!: string;
}
export class Figures {
  @ListOf(() => Figure, { max: 1000 }) readonly items!: Figure[];
  @Optional() @Nested(() => Figure, { description: 'All departments together, as far as it does not tell what a small one keeps' }) readonly total?: Figure | null;
  @Optional() @Instant({ description: 'When they were counted' }) readonly countedAt?: string | null;
}

export const figuresProblems = {
  figuresOfNobody: problem('figures.department-unknown', 'not-found', { en: 'No such department', zh: '没有这个部门' }),
} as const;
const p = figuresProblems;

export const openFigures = {
  listFigures: operation({
    subject: 'permits.figures.list.v1', summary: 'How a month’s cases were handled, by department',
    http: { method: 'GET', path: '/v1/permits/figures', status: 200 },
    access: { public: true }, request: FiguresOfMonth, response: Figures, edge: { seconds: 60, invalidatedBy: [] },
  }),
  listDepartmentFigures: operation({
    subject: 'permits.figures.list-of-department.v1', summary: 'How a department handled its cases in each of the last 36 months',
    http: { method: 'GET', path: '/v1/permits/figures/departments/:department', status: 200 },
    access: { public: true }, request: FiguresOfDepartment, response: Figures, problems: [p.figuresOfNobody], edge: { seconds: 60, invalidatedBy: [] },
  }),
  drawFigures: operation({
    subject: 'permits.figures.draw.v1', summary: 'The figures as a page',
    http: { method: 'GET', path: '/v1/permits/figures/page', status: 200, produces: 'text/html' },
    access: { public: true }, request: FiguresPage, edge: { seconds: 60, invalidatedBy: [] },
  }),
} as const;
