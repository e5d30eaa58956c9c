import { Injectable } from '@nestjs/common';
import { permits, type AddImportPart, type ImportReport } from '@counterless/contracts';
import { actorOf, contentOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { CatalogueReader, headOnly } from '../catalogue/catalogue-reader.ts';
import { openImport } from '../catalogue/import-view.ts';
import { CatalogueImports } from '../ports/catalogue-imports.ts';

@Injectable()
@Handles(permits.addImportPart)
export class AddImportPartHandler implements Handler<typeof permits.addImportPart> {
  constructor(
    private readonly reader: CatalogueReader,
    private readonly imports: CatalogueImports,
    private readonly work: UnitOfWork,
  ) {}

  async run({ importId, part }: AddImportPart, call: Call): Promise<ImportReport> {
    const actor = actorOf(call);
    headOnly(actor);
    const { kind } = openImport(await this.imports.find(importId), actor);
    return this.reader.next(async () => {
      const { count, good, faults } = await this.reader.read(kind, contentOf(call), actor);
      return this.work.run(call, async tx => {
        openImport(await this.imports.hold(tx, importId), actor);
        const sound = good.filter(row => !faults.has(row));
        const { faulty, unlisted } = faults;
        await this.imports.receive(tx, importId, { part, rows: count, faulty, unlisted, faults: faults.listed.map(({ place: { line }, fault }) => ({ line, fault })) }, sound);
        tx.audit(`catalogue-import:${importId}`, { part, rows: count, faulty });
        return { rows: count, imported: 0, unchanged: 0, faulty, faults: faults.report(call.language).map(f => ({ ...f, part })), unlisted };
      });
    });
  }
}
