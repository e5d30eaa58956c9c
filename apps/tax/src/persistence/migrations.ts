import type { Migration } from '@counterless/platform';
import { CreateTaxpayers1760000001000 } from './create-taxpayers.ts';

export const migrations: readonly Migration[] = [CreateTaxpayers1760000001000];
