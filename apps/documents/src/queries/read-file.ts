import { Injectable } from '@nestjs/common';
import { documents, type FileIdentified, type FileView } from '@counterless/contracts';
import { actorOf, Answer, FieldCipher, Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { FileAccess } from '../files/file-access.ts';
import { fileView } from '../files/file-view.ts';

@Injectable()
@Handles(documents.readFile)
export class ReadFileHandler implements Handler<typeof documents.readFile> {
  constructor(
    private readonly access: FileAccess,
    private readonly cipher: FieldCipher,
    private readonly audit: ReadAudit,
  ) {}

  async run({ fileId }: FileIdentified, call: Call): Promise<Answer<FileView>> {
    const row = await this.access.readable(fileId, actorOf(call));
    await this.audit.note(call, `file:${fileId}`, { read: 'name' });
    return new Answer(fileView(row, this.cipher), { version: row.version });
  }
}
