import type { Provider } from '@nestjs/common';
import { MatterForms } from './catalogue/matter-forms.ts';
import { ImportCatalogueHandler } from './commands/import-catalogue.ts';
import { ListDepartmentsHandler } from './queries/list-departments.ts';
import { ListMattersHandler } from './queries/list-matters.ts';
import { ListThemesHandler } from './queries/list-themes.ts';
import { ReadMatterHandler } from './queries/read-matter.ts';
import { SearchMattersHandler } from './queries/search-matters.ts';
import { SuggestMattersHandler } from './queries/suggest-matters.ts';
import { MatterSearch } from './search/matter-search.ts';

/** The catalogue of service matters, and its search. */
export const catalogueProviders: Provider[] = [
  MatterForms, ImportCatalogueHandler, ListDepartmentsHandler, ListThemesHandler, ListMattersHandler, ReadMatterHandler,
  MatterSearch, SearchMattersHandler, SuggestMattersHandler,
];
