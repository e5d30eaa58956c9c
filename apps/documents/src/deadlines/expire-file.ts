import { Injectable } from '@nestjs/common';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { Files } from '../files/ports.ts';

/** The time that a file is kept for has ended: unless it was claimed or given back meanwhile, it goes. */
@Injectable()
@OnDeadline('file.expire')
export class ExpireFile implements DeadlineHandler {
  constructor(private readonly files: Files) {}

  async run(fileId: string, tx: Transaction): Promise<void> {
    const [file] = await this.files.lock(tx, [fileId]);
    if (file && file.keptUntil <= tx.clock.now()) await this.files.remove(tx, file);
  }
}
