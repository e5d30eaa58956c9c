import { Injectable } from '@nestjs/common';
import { documents, type ReleasedFiles, type ReleaseFiles } from '@counterless/contracts';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Files } from '../files/ports.ts';

@Injectable()
@Handles(documents.releaseFiles)
export class ReleaseFilesHandler implements Handler<typeof documents.releaseFiles> {
  constructor(
    private readonly files: Files,
    private readonly work: UnitOfWork,
  ) {}

  run({ holder, fileIds }: ReleaseFiles, call: Call): Promise<ReleasedFiles> {
    return this.work.run(call, async tx => {
      const held = await this.files.lockHeld(tx, holder);
      const ids = held.map(f => f.id).filter(id => !fileIds || fileIds.includes(id));
      if (ids.length > 0) await this.files.hold(tx, ids, null, 'unclaimed');
      return { released: ids.length };
    });
  }
}
