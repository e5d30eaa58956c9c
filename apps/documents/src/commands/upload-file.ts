import { Injectable } from '@nestjs/common';
import { documents, type FileView, type Nothing } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { actorOf, Answer, exchangeOf, FieldCipher, Handles, type Call, type Handler } from '@counterless/platform';
import { FileAccess } from '../files/file-access.ts';
import { fileView } from '../files/file-view.ts';
import { fileName } from '../uploads/file-name.ts';
import { Intake } from '../uploads/intake.ts';
import { readForm } from '../uploads/multipart.ts';
import { StagedFile } from '../uploads/staged-file.ts';
import { UploadSettings } from '../uploads/upload-settings.ts';

@Injectable()
@Handles(documents.uploadFile)
export class UploadFileHandler implements Handler<typeof documents.uploadFile> {
  constructor(
    private readonly intake: Intake,
    private readonly access: FileAccess,
    private readonly cipher: FieldCipher,
    private readonly settings: UploadSettings,
  ) {}

  async run(_request: Nothing, call: Call): Promise<Answer<FileView>> {
    await this.intake.admit(call);
    const staged = await StagedFile.make(this.settings.folder);
    try {
      const name = fileName(await readForm(exchangeOf(call).request, staged));
      const id = newId();
      await this.intake.take(call, id, name, staged);
      const row = await this.access.readable(id, actorOf(call));
      return new Answer(fileView(row, this.cipher), { version: row.version });
    } finally {
      await staged.close();
    }
  }
}
