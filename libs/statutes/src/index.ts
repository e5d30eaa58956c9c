export * from './calendar.ts';
export { computeDeadline, suspensionReasonOf, type Deadline, type DeadlineCircumstances } from './deadline.ts';
export * from './explain.ts';
export * from './legal-clock.ts';
export * from './legal-date.ts';
export * from './problems.ts';
export * from './rule.ts';
export * from './statutes.ts';
export * from './why.ts';
