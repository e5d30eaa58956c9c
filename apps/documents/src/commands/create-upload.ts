import { Injectable } from '@nestjs/common';
import { documents, type Nothing } from '@counterless/contracts';
import { Handles, type answered, type Call, type Handler } from '@counterless/platform';
import { ResumableUploads } from '../uploads/resumable-uploads.ts';

@Injectable()
@Handles(documents.createUpload)
export class CreateUploadHandler implements Handler<typeof documents.createUpload> {
  constructor(private readonly uploads: ResumableUploads) {}

  run(_request: Nothing, call: Call): Promise<typeof answered> {
    return this.uploads.create(call);
  }
}
