// Breaks domain-is-pure: randomness is a port.
import { randomInt } from 'node:crypto';

export const draw = (): number => randomInt(6);
