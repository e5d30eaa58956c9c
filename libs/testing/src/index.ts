export * from './actors.ts';
export * from './world.ts';
