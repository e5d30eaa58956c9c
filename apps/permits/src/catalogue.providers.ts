import type { Provider } from '@nestjs/common';
import { MatterForms } from './catalogue/matter-forms.ts';
import { ImportCatalogueHandler } from './commands/import-catalogue.ts';
import { ListDepartmentsHandler } from './queries/list-departments.ts';
import { ListMattersHandler } from './queries/list-matters.ts';
import { ListThemesHandler } from './queries/list-themes.ts';
import { ReadMatterHandler } from './queries/read-matter.ts';

/** The catalogue of service matters. */
export const catalogueProviders: Provider[] = [
  MatterForms, ImportCatalogueHandler, ListDepartmentsHandler, ListThemesHandler, ListMattersHandler, ReadMatterHandler,
];
