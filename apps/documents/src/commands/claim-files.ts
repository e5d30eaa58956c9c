import { Injectable } from '@nestjs/common';
import { documents, filesProblems, type ClaimedFiles, type ClaimFiles, type FileFormat } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { claimFaults } from '../domain/file-claim.ts';
import { Files } from '../files/ports.ts';

@Injectable()
@Handles(documents.claimFiles)
export class ClaimFilesHandler implements Handler<typeof documents.claimFiles> {
  constructor(
    private readonly files: Files,
    private readonly work: UnitOfWork,
  ) {}

  run(request: ClaimFiles, call: Call): Promise<ClaimedFiles> {
    return this.work.run(call, async tx => {
      const found = new Map((await this.files.lock(tx, request.files.map(f => f.fileId))).map(f => [f.id, f]));
      const faults = claimFaults(request, found);
      if (faults.length > 0) throw new Problem(filesProblems.notClaimable, { faults });
      const wanted = request.files.map(f => found.get(f.fileId)!);
      const fresh = wanted.filter(f => f.holder === null).map(f => f.id);
      if (fresh.length > 0) await this.files.hold(tx, fresh, request.holder, 'case');
      return {
        files: wanted.map(({ id, format, mediaType, bytes, sha256 }) => ({ fileId: id, format: format as FileFormat, mediaType, bytes, sha256: sha256.toString('hex') })),
      };
    });
  }
}
