import { Injectable } from '@nestjs/common';
import { documents, filesProblems, type FileIdentified } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Files } from '../files/ports.ts';

@Injectable()
@Handles(documents.deleteFile)
export class DeleteFileHandler implements Handler<typeof documents.deleteFile> {
  constructor(
    private readonly files: Files,
    private readonly work: UnitOfWork,
  ) {}

  async run({ fileId }: FileIdentified, call: Call): Promise<Answer<never>> {
    const { kind, id } = actorOf(call);
    await this.work.run(call, async tx => {
      const [file] = await this.files.lock(tx, [fileId]);
      if (!file || file.owner.kind !== kind || file.owner.id !== id) throw new Problem(filesProblems.notFound);
      if (file.holder !== null) throw new Problem(filesProblems.held);
      await this.files.remove(tx, file);
    });
    return new Answer(undefined as never);
  }
}
