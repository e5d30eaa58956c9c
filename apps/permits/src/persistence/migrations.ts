import type { Migration } from '@counterless/platform';
import { CloseDepartments1760000004000 } from './close-departments.ts';
import { CountPopularity1760000038000 } from './count-popularity.ts';
import { CreateCases1760000003000 } from './create-cases.ts';
import { CreateCatalogue1760000002000 } from './create-catalogue.ts';
import { CreateQueue1760000005000 } from './create-queue.ts';
import { CreatePasses1760000001000 } from './create-passes.ts';
import { CreateRatings1760000020000 } from './create-ratings.ts';
import { FollowOnlinePolicies1760000021000 } from './follow-online-policies.ts';
import { FollowCatalogueChanges1760000006000 } from './follow-catalogue-changes.ts';
import { LapsePasses1760000037000 } from './lapse-passes.ts';
import { MeasurePasses1760000039000 } from './measure-passes.ts';
import { ReceiveCatalogueImports1760000007000 } from './receive-catalogue-imports.ts';

export const migrations: readonly Migration[] = [CreatePasses1760000001000, CreateCatalogue1760000002000, CreateCases1760000003000, CloseDepartments1760000004000, CreateQueue1760000005000, FollowCatalogueChanges1760000006000, CreateRatings1760000020000, ReceiveCatalogueImports1760000007000, FollowOnlinePolicies1760000021000, LapsePasses1760000037000, CountPopularity1760000038000, MeasurePasses1760000039000];
