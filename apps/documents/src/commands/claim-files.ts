import { Injectable } from '@nestjs/common';
import { documents, filesProblems, type ClaimedFiles, type ClaimFiles, type FileFormat } from '@counterless/contracts';
import { newId, Problem } from '@counterless/kernel';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { CaseEvidence } from '../chains/case-evidence.ts';
import { claimFaults } from '../domain/file-claim.ts';
import { Files } from '../files/ports.ts';

@Injectable()
@Handles(documents.claimFiles)
export class ClaimFilesHandler implements Handler<typeof documents.claimFiles> {
  constructor(
    private readonly files: Files,
    private readonly evidence: CaseEvidence,
    private readonly work: UnitOfWork,
  ) {}

  run(request: ClaimFiles, call: Call): Promise<ClaimedFiles> {
    return this.work.run(call, async tx => {
      const found = new Map((await this.files.lock(tx, request.files.map(f => f.fileId))).map(f => [f.id, f]));
      const faults = claimFaults(request, found);
      if (faults.length > 0) throw new Problem(filesProblems.notClaimable, { faults });
      const wanted = request.files.map(f => found.get(f.fileId)!);
      const fresh = wanted.filter(f => f.holder === null);
      if (fresh.length > 0) {
        await this.files.hold(tx, fresh.map(f => f.id), request.holder, 'case');
        // An entry of its own each time: a file that was given back may be handed in again.
        await this.evidence.append(tx, request.holder, fresh.map(f => ({ entry: newId(), what: 'case.material', sha256: f.sha256.toString('hex'), file: f.id })));
      }
      return {
        files: wanted.map(({ id, format, mediaType, bytes, sha256 }) => ({ fileId: id, format: format as FileFormat, mediaType, bytes, sha256: sha256.toString('hex') })),
      };
    });
  }
}
