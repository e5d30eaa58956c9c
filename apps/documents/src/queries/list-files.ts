import { Injectable } from '@nestjs/common';
import { documents, type FileList, type ListFiles } from '@counterless/contracts';
import { actorOf, Database, FieldCipher, Handles, Paging, type Call, type Handler, type Prepared } from '@counterless/platform';
import { fileColumns, fileView, type FileRow } from '../files/file-view.ts';

const list: Prepared = {
  name: 'file.list',
  text: `SELECT ${fileColumns} FROM file WHERE owner_id = $1 AND owner_kind = $2 AND id < $3 AND ($4::uuid IS NULL OR holder = $4) ORDER BY id DESC LIMIT $5`,
};

@Injectable()
@Handles(documents.listFiles)
export class ListFilesHandler implements Handler<typeof documents.listFiles> {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async run(request: ListFiles, call: Call): Promise<FileList> {
    const { id, kind } = actorOf(call);
    const paging = new Paging(request, call);
    const rows = await this.database.read<FileRow & object>(list, [id, kind, paging.before, request.holder ?? null, paging.rows]);
    const { items, next } = paging.cut(rows, row => row.id);
    return { items: items.map(row => fileView(row, this.cipher)), next };
  }
}
