import type { Provider } from '@nestjs/common';
import { CataloguePublication } from './catalogue/catalogue-publication.ts';
import { CatalogueReader } from './catalogue/catalogue-reader.ts';
import { CatalogueThread } from './catalogue/catalogue-thread.ts';
import { AddImportPartHandler } from './commands/add-import-part.ts';
import { ImportCatalogueHandler } from './commands/import-catalogue.ts';
import { OpenImportHandler } from './commands/open-import.ts';
import { PublishImportHandler } from './commands/publish-import.ts';
import { RetireMatterHandler } from './commands/retire-matter.ts';
import { DropImport } from './deadlines/drop-import.ts';
import { CountPopularity } from './duties/count-popularity.ts';
import { ListDepartmentsHandler } from './queries/list-departments.ts';
import { ListMattersHandler } from './queries/list-matters.ts';
import { ListThemesHandler } from './queries/list-themes.ts';
import { ReadImportHandler } from './queries/read-import.ts';
import { ReadImportSampleHandler } from './queries/read-import-sample.ts';
import { ReadMatterHandler } from './queries/read-matter.ts';
import { SearchMattersHandler } from './queries/search-matters.ts';
import { SuggestMattersHandler } from './queries/suggest-matters.ts';
import { MatterSearch } from './search/matter-search.ts';

/** The catalogue of service matters, and its search. */
export const catalogueProviders: Provider[] = [
  CatalogueThread, CatalogueReader, CataloguePublication, ImportCatalogueHandler, OpenImportHandler, AddImportPartHandler, PublishImportHandler, ReadImportHandler, ReadImportSampleHandler, DropImport, RetireMatterHandler,
  ListDepartmentsHandler, ListThemesHandler, ListMattersHandler, ReadMatterHandler,
  MatterSearch, SearchMattersHandler, SuggestMattersHandler, CountPopularity,
];
