import { Injectable } from '@nestjs/common';
import { permits, type Actor, type ImportReport, type PublishImport } from '@counterless/contracts';
import { actorOf, Handles, UnitOfWork, type Call, type Handler, type Transaction } from '@counterless/platform';
import { CatalogueFaults } from '../catalogue/catalogue-faults.ts';
import { repeatedIn } from '../catalogue/catalogue-messages.ts';
import { CataloguePublication, faultyRows } from '../catalogue/catalogue-publication.ts';
import { headOnly } from '../catalogue/catalogue-reader.ts';
import { openImport, ownImport } from '../catalogue/import-view.ts';
import { Catalogue } from '../ports/catalogue.ts';
import { CatalogueImports, type CatalogueImport } from '../ports/catalogue-imports.ts';

/** Rows in memory at a time, however many there are. */
const atOnce = 2000;

@Injectable()
@Handles(permits.publishImport)
export class PublishImportHandler implements Handler<typeof permits.publishImport> {
  constructor(
    private readonly imports: CatalogueImports,
    private readonly catalogue: Catalogue,
    private readonly publication: CataloguePublication,
    private readonly work: UnitOfWork,
  ) {}

  async run({ importId, partial = false }: PublishImport, call: Call): Promise<ImportReport> {
    const actor = actorOf(call);
    headOnly(actor);
    ownImport(await this.imports.find(importId), actor);
    return this.work.run(call, async tx => {
      const held = openImport(await this.imports.hold(tx, importId), actor);
      await this.catalogue.hold(tx);
      const faults = new CatalogueFaults();
      let [rows, before] = [0, 0];
      for (const { part, rows: count, faulty, unlisted, faults: told } of await this.imports.parts(importId, tx)) {
        rows += count;
        before += faulty;
        for (const { line, fault } of told) faults.add({ part, line }, [fault]);
        faults.addUnkept(0, unlisted);
      }
      // Of lines whose faults were not kept it is only known how many there were.
      faults.addUnkept(before - faults.faulty, 0);
      for (const { part, line, firstLine, firstPart } of await this.imports.repeated(tx, importId)) faults.add({ part, line }, [repeatedIn(firstLine, firstPart)]);
      if (faults.faulty > 0 && !partial) throw faultyRows(faults);
      const imported = await this.#put(tx, held, faults, actor);
      if (faults.faulty > 0 && !partial) throw faultyRows(faults);
      if (imported.length > 0) await this.publication.announce(tx, held.kind, imported);
      await this.imports.close(tx, importId, 'published');
      tx.audit(`catalogue-import:${importId}`, { rows, imported: imported.length });
      const { faulty } = faults;
      return { rows, imported: imported.length, unchanged: rows - faulty - imported.length, faulty, faults: faults.report(call.language), unlisted: faults.unlisted };
    });
  }

  /** @returns codes of the rows that were not there yet */
  async #put(tx: Transaction, { id, kind }: CatalogueImport, faults: CatalogueFaults, actor: Actor): Promise<string[]> {
    const imported: string[] = [];
    let after = { part: 0, line: 0 };
    for (;;) {
      const rows = await this.imports.rows(tx, id, after, atOnce);
      const changed = await this.publication.changes(tx, kind, rows.filter(row => !faults.has(row)), faults, actor);
      if (changed.length > 0) await this.catalogue.putImported(tx, kind, id, changed);
      for (const { code } of changed) imported.push(code);
      if (rows.length < atOnce) return imported;
      after = rows.at(-1)!;
    }
  }
}
