export * from './actors.ts';
export * from './world.ts';
export * from './evidence.ts';
export * from './time-authority.ts';
