import { Injectable } from '@nestjs/common';
import { permits, type ImportIdentified, type ImportView } from '@counterless/contracts';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { importView, ownImport } from '../catalogue/import-view.ts';
import { CatalogueImports } from '../ports/catalogue-imports.ts';

@Injectable()
@Handles(permits.readImport)
export class ReadImportHandler implements Handler<typeof permits.readImport> {
  constructor(private readonly imports: CatalogueImports) {}

  async run({ importId }: ImportIdentified, call: Call): Promise<ImportView> {
    return importView(ownImport(await this.imports.find(importId), actorOf(call)), await this.imports.parts(importId));
  }
}
