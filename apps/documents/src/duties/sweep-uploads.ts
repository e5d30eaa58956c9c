import { Inject, Injectable } from '@nestjs/common';
import { LeadingDuty, LOGGER, type Logger } from '@counterless/platform';
import { ResumableUploads } from '../uploads/resumable-uploads.ts';
import { UploadRecords } from '../uploads/upload-records.ts';

/** Forgets uploads that were not finished in time, with what came of them. */
@Injectable()
export class SweepUploads extends LeadingDuty {
  constructor(
    private readonly records: UploadRecords,
    private readonly uploads: ResumableUploads,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('sweep-uploads', 600_000, logger);
  }

  async run(): Promise<void> {
    for (const id of await this.records.expired()) await this.uploads.forget(id);
  }
}
