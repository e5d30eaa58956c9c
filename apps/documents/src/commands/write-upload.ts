import { Injectable } from '@nestjs/common';
import { documents, type FileIdentified } from '@counterless/contracts';
import { Handles, type answered, type Call, type Handler } from '@counterless/platform';
import { ResumableUploads } from '../uploads/resumable-uploads.ts';

@Injectable()
@Handles(documents.writeUpload)
export class WriteUploadHandler implements Handler<typeof documents.writeUpload> {
  constructor(private readonly uploads: ResumableUploads) {}

  run({ fileId }: FileIdentified, call: Call): Promise<typeof answered> {
    return this.uploads.write(call, fileId);
  }
}
