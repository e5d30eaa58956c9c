import { Injectable } from '@nestjs/common';
import type { Actor } from '@counterless/contracts';

/** Asks the case that holds a file whether somebody else than its owner may read it. */
export abstract class CaseRights {
  abstract mayRead(file: { readonly caseId: string; readonly fileId: string }, actor: Actor): Promise<boolean>;
}

/** Nobody but the owner. */
@Injectable()
export class OwnersAlone extends CaseRights {
  mayRead(): Promise<boolean> {
    return Promise.resolve(false);
  }
}
