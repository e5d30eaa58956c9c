import type { Migration } from '@counterless/platform';
import { CreateParcels1760000003000 } from './create-parcels.ts';
import { CreateRequisitions1760000002000 } from './create-requisitions.ts';
import { CreateTaxpayers1760000001000 } from './create-taxpayers.ts';

export const migrations: readonly Migration[] = [
  CreateTaxpayers1760000001000,
  CreateRequisitions1760000002000,
  CreateParcels1760000003000,
];
