import { Injectable } from '@nestjs/common';
import { filesProblems, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Database, type Prepared } from '@counterless/platform';
import { fileColumns, type FileRow } from './file-view.ts';
import { CaseRights } from './case-rights.ts';

const read: Prepared = { name: 'file.read', text: `SELECT ${fileColumns} FROM file WHERE id = $1` };

/** Finds a file for somebody who may read it: its owner, and whoever the case that holds it lets. */
@Injectable()
export class FileAccess {
  constructor(
    private readonly database: Database,
    private readonly rights: CaseRights,
  ) {}

  /** @throws Problem `file.not-found`, the same whether it is not there or not for this actor */
  async readable(fileId: string, actor: Actor): Promise<FileRow> {
    const [row] = await this.database.lookUp<FileRow & object>(read, [fileId]);
    if (row && row.ownerKind === actor.kind && row.ownerId === actor.id) return row;
    if (row?.holder && (await this.rights.mayRead({ caseId: row.holder, fileId }, actor))) return row;
    throw new Problem(filesProblems.notFound);
  }
}
