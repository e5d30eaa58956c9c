import { Inject, Injectable } from '@nestjs/common';
import { LeadingDuty, LOGGER, Loop, type Logger } from '@counterless/platform';
import { ResumableUploads } from '../uploads/resumable-uploads.ts';
import { UploadRecords } from '../uploads/upload-records.ts';

/** Forgets uploads that were not finished in time, with what came of them. */
@Injectable()
export class SweepUploads extends LeadingDuty {
  readonly name = 'sweep-uploads';
  readonly #loop: Loop;

  constructor(
    private readonly records: UploadRecords,
    private readonly uploads: ResumableUploads,
    @Inject(LOGGER) logger: Logger,
  ) {
    super();
    this.#loop = new Loop(this.name, 600_000, () => this.run(), logger);
  }

  start(): Promise<void> {
    return this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async run(): Promise<void> {
    for (const id of await this.records.expired()) await this.uploads.forget(id);
  }
}
