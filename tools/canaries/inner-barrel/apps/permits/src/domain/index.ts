// Breaks house/inner-barrel: who needs what of it?
export { canary } from './canary-in-barrel.ts';
