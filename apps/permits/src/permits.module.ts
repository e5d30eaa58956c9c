import { Module, type Provider } from '@nestjs/common';
import type { PlatformConfig, ServiceDefinition } from '@counterless/platform';
import { KnownApplicants } from './applicants/known-applicants.ts';
import { dataProviders } from './person-data.providers.ts';
import { askedCaseProviders, caseProviders, decidingProviders } from './case.providers.ts';
import { catalogueProviders } from './catalogue.providers.ts';
import { HeldMaterialFiles } from './files/held-material-files.ts';
import { PublishedPassKeys } from './keys/published-pass-keys.ts';
import { passProviders, verificationProviders } from './pass.providers.ts';
import { caseSchema } from './persistence/case-schema.ts';
import { CaseStore } from './persistence/case-store.ts';
import { CatalogueImportStore } from './persistence/catalogue-import-store.ts';
import { CatalogueStore } from './persistence/catalogue-store.ts';
import { CheckpointStore } from './persistence/checkpoint-store.ts';
import { constraints } from './persistence/constraints.ts';
import { migrations } from './persistence/migrations.ts';
import { OnlineMatterStore } from './persistence/online-matter-store.ts';
import { PassNumberBlocks } from './persistence/pass-number-blocks.ts';
import { PassPolicyStore } from './persistence/pass-policy-store.ts';
import { passSchema } from './persistence/pass-schema.ts';
import { PassStore } from './persistence/pass-store.ts';
import { PopularityStore } from './persistence/popularity-store.ts';
import { FigureStore } from './persistence/figure-store.ts';
import { RatingStore } from './persistence/rating-store.ts';
import { ratingSchema } from './persistence/rating-schema.ts';
import { RegionTable } from './persistence/region-table.ts';
import { ScanStore } from './persistence/scan-store.ts';
import { TaskStore } from './persistence/task-store.ts';
import { Applicants } from './ports/applicants.ts';
import { Cases } from './ports/cases.ts';
import { Catalogue } from './ports/catalogue.ts';
import { CatalogueImports } from './ports/catalogue-imports.ts';
import { Checkpoints } from './ports/checkpoints.ts';
import { MaterialFiles } from './ports/material-files.ts';
import { Officers } from './ports/officers.ts';
import { OnlineMatters } from './ports/online-matters.ts';
import { PassKeys } from './ports/pass-keys.ts';
import { PassNumbers } from './ports/pass-numbers.ts';
import { PassPolicies } from './ports/pass-policies.ts';
import { Passes } from './ports/passes.ts';
import { Popularity } from './ports/popularity.ts';
import { OpenFigures } from './ports/figures.ts';
import { Ratings } from './ports/ratings.ts';
import { Regions } from './ports/regions.ts';
import { ratingProviders } from './rating.providers.ts';
import { Scans } from './ports/scans.ts';
import { Tasks } from './ports/tasks.ts';
import { queueProviders } from './queue.providers.ts';
import { IdentityOfficers } from './queue/identity-officers.ts';

const adapters: Provider[] = [
  { provide: OnlineMatters, useClass: OnlineMatterStore },
  { provide: Passes, useClass: PassStore },
  { provide: PassNumbers, useClass: PassNumberBlocks },
  { provide: PassPolicies, useClass: PassPolicyStore },
  { provide: Regions, useClass: RegionTable },
  { provide: Checkpoints, useClass: CheckpointStore },
  { provide: Scans, useClass: ScanStore },
  { provide: PassKeys, useClass: PublishedPassKeys },
  { provide: Catalogue, useClass: CatalogueStore },
  { provide: CatalogueImports, useClass: CatalogueImportStore },
  { provide: Cases, useClass: CaseStore },
  { provide: Ratings, useClass: RatingStore },
  { provide: Popularity, useClass: PopularityStore },
  { provide: OpenFigures, useClass: FigureStore },
  { provide: Tasks, useClass: TaskStore },
  { provide: Officers, useClass: IdentityOfficers },
  { provide: MaterialFiles, useClass: HeldMaterialFiles },
  { provide: Applicants, useClass: KnownApplicants },
];

@Module({ providers: [...adapters, ...passProviders, ...verificationProviders, ...catalogueProviders, ...caseProviders, ...decidingProviders, ...askedCaseProviders, ...queueProviders, ...ratingProviders, ...dataProviders] })
export class PermitsModule {}

export function permitsService(config: PlatformConfig): ServiceDefinition {
  return { service: 'permits', config, module: PermitsModule, migrations, entities: cipher => [passSchema(cipher), caseSchema(cipher), ratingSchema(cipher)], constraints };
}
