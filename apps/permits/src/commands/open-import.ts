import { Injectable } from '@nestjs/common';
import { pathOf, permits, type ImportView, type OpenImport } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { headOnly } from '../catalogue/catalogue-reader.ts';
import { importView, ownerOf } from '../catalogue/import-view.ts';
import { CatalogueImports } from '../ports/catalogue-imports.ts';

const keptMs = 7 * 24 * 3_600_000;

@Injectable()
@Handles(permits.openImport)
export class OpenImportHandler implements Handler<typeof permits.openImport> {
  constructor(
    private readonly imports: CatalogueImports,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  run({ kind }: OpenImport, call: Call): Promise<Answer<ImportView>> {
    const actor = actorOf(call);
    headOnly(actor);
    const openedAt = this.clock.now();
    const opened = { id: newId(), kind, owner: ownerOf(actor), status: 'open', openedAt } as const;
    return this.work.run(call, async tx => {
      await this.imports.open(tx, opened);
      tx.audit(`catalogue-import:${opened.id}`, { kind });
      tx.schedule('catalogue-import.drop', opened.id, new Date(openedAt.getTime() + keptMs));
      return new Answer(importView(opened, []), { location: pathOf(permits.readImport, { importId: opened.id }) });
    });
  }
}
