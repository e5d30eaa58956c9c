export { jsonLines } from './catalogue.ts';
export { departments } from './departments.ts';
export { matters } from './matters.ts';
export { regions } from './regions.ts';
export { themes } from './themes.ts';
export { csvTable, xlsxTable } from './tables.ts';
export * from './invoice-policies.ts';
