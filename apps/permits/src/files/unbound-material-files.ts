import { Injectable } from '@nestjs/common';
import { MaterialFiles } from '../ports/material-files.ts';

/** Takes every file at its word: nobody keeps files yet. */
@Injectable()
export class UnboundMaterialFiles extends MaterialFiles {
  claim(): Promise<void> {
    return Promise.resolve();
  }

  release(): Promise<void> {
    return Promise.resolve();
  }
}
