// Breaks persistence-knows-no-slice: storage knows an operation.
import { sing } from '../commands/canary-of-persistence.ts';

export const song = sing();
