// Breaks house/environment: the same by another door.
import { env } from 'node:process';

export const secret = (): string | undefined => env['CANARY_SECRET'];
