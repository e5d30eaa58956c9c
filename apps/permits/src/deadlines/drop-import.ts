import { Injectable } from '@nestjs/common';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { CatalogueImports } from '../ports/catalogue-imports.ts';

/** Nobody has published it within its week. */
@Injectable()
@OnDeadline('catalogue-import.drop')
export class DropImport implements DeadlineHandler {
  constructor(private readonly imports: CatalogueImports) {}

  async run(importId: string, tx: Transaction): Promise<void> {
    const held = await this.imports.hold(tx, importId);
    if (held?.status === 'open') await this.imports.close(tx, importId, 'dropped');
  }
}
