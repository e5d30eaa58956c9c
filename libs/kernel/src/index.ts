export * from './clock.ts';
export * from './ids.ts';
export * from './problem.ts';
export * from './text.ts';
