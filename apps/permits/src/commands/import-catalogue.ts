import { Injectable } from '@nestjs/common';
import { permits, type Actor, type ImportCatalogue, type ImportReport } from '@counterless/contracts';
import { actorOf, contentOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { CataloguePublication, faultyRows } from '../catalogue/catalogue-publication.ts';
import { CatalogueReader, headOnly } from '../catalogue/catalogue-reader.ts';
import { Catalogue } from '../ports/catalogue.ts';

@Injectable()
@Handles(permits.importCatalogue)
export class ImportCatalogueHandler implements Handler<typeof permits.importCatalogue> {
  constructor(
    private readonly reader: CatalogueReader,
    private readonly catalogue: Catalogue,
    private readonly publication: CataloguePublication,
    private readonly work: UnitOfWork,
  ) {}

  async run(request: ImportCatalogue, call: Call): Promise<ImportReport> {
    const actor = actorOf(call);
    headOnly(actor);
    return this.reader.next(() => this.#import(request, call, actor));
  }

  async #import({ kind, partial = false, dryRun = false }: ImportCatalogue, call: Call, actor: Actor): Promise<ImportReport> {
    const { count, good, faults } = await this.reader.read(kind, contentOf(call), actor);
    return this.work.run(call, async tx => {
      if (!dryRun) await this.catalogue.hold(tx);
      const changed = await this.publication.changes(tx, kind, good, faults, actor);
      if (faults.faulty > 0 && !partial && !dryRun) throw faultyRows(faults);
      const imported = faults.faulty > 0 && !partial ? [] : changed;
      if (!dryRun && imported.length > 0) {
        await this.catalogue.put(tx, kind, imported);
        await this.publication.announce(tx, kind, imported.map(row => row.code));
      }
      const unchanged = good.filter(row => !faults.has(row)).length - changed.length;
      return { rows: count, imported: imported.length, unchanged, faulty: faults.faulty, faults: faults.report(call.language), unlisted: faults.unlisted };
    });
  }
}
