import { Injectable } from '@nestjs/common';
import { documents, type FileIdentified } from '@counterless/contracts';
import { Handles, type answered, type Call, type Handler, type Streamed } from '@counterless/platform';
import { ResumableUploads } from '../uploads/resumable-uploads.ts';

@Injectable()
@Handles(documents.readUpload)
export class ReadUploadHandler implements Handler<typeof documents.readUpload> {
  constructor(private readonly uploads: ResumableUploads) {}

  run({ fileId }: FileIdentified, call: Call): Promise<typeof answered | Streamed> {
    return this.uploads.read(call, fileId);
  }
}
