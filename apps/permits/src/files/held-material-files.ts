import { Injectable } from '@nestjs/common';
import { caseProblems, documents, filesProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Bus } from '@counterless/platform';
import { MaterialFiles, type WantedFile } from '../ports/material-files.ts';

/** Files that the documents service keeps. */
@Injectable()
export class HeldMaterialFiles extends MaterialFiles {
  constructor(private readonly bus: Bus) {
    super();
  }

  async claim({ kind, id }: { readonly kind: 'person' | 'enterprise'; readonly id: string }, caseId: string, files: readonly WantedFile[]): Promise<void> {
    const wanted = files.map(({ fileId, formats }) => ({ fileId, formats: [...formats] }));
    try {
      await this.bus.ask(documents.claimFiles, { owner: { kind, id }, holder: caseId, files: wanted });
    } catch (error) {
      if (!(error instanceof Problem) || error.type.code !== filesProblems.notClaimable.code) throw error;
      const faults = error.faults.map(f => ({ ...f, path: files[Number(/^\$\.files\[(\d+)\]/.exec(f.path)?.[1])]?.path ?? f.path }));
      throw new Problem(caseProblems.caseFaulty, { ...(error.detail && { detail: error.detail }), faults, cause: error });
    }
  }

  async release(caseId: string): Promise<void> {
    await this.bus.ask(documents.releaseFiles, { holder: caseId });
  }
}
