export * from './actors.ts';
export * from './databases.ts';
export * from './world.ts';
export * from './evidence.ts';
export * from './time-authority.ts';
