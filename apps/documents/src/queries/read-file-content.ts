import { Injectable } from '@nestjs/common';
import { documents, filesProblems, type FileIdentified } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, exchangeOf, FieldCipher, Handles, ReadAudit, Streamed, type Call, type Handler } from '@counterless/platform';
import { BlobStore } from '../blobs/ports.ts';
import { rangeOf } from '../domain/byte-range.ts';
import { FileAccess } from '../files/file-access.ts';
import { fileNameContext } from '../files/file-view.ts';
import { attachment } from '../uploads/file-name.ts';

@Injectable()
@Handles(documents.readFileContent)
export class ReadFileContentHandler implements Handler<typeof documents.readFileContent> {
  constructor(
    private readonly access: FileAccess,
    private readonly blobs: BlobStore,
    private readonly cipher: FieldCipher,
    private readonly audit: ReadAudit,
  ) {}

  async run({ fileId }: FileIdentified, call: Call): Promise<Streamed> {
    const { request } = exchangeOf(call);
    const actor = actorOf(call);
    const row = await this.access.readable(fileId, actor);
    // What is not searched for malware yet is its owner's alone, who has it already.
    if (row.status === 'checking' && !(row.ownerKind === actor.kind && row.ownerId === actor.id)) throw new Problem(filesProblems.notFound);
    const etag = `"${row.sha256.toString('hex')}"`;
    const fixed = { etag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' };
    const held = request.headers['if-none-match'];
    if (held === '*' || held?.split(',').some(t => t.trim().replace(/^W\//, '') === etag)) return new Streamed(304, fixed);
    const wanted = [request.headers['if-range'] ?? etag].flat()[0] === etag ? rangeOf(request.headers.range, row.bytes) : undefined;
    const length = wanted ? wanted.end - wanted.start + 1 : row.bytes;
    // Committed before the first byte leaves.
    await this.audit.note(call, `file:${fileId}`, { read: 'content', ...(wanted && { from: wanted.start, to: wanted.end }) });
    return new Streamed(
      wanted ? 206 : 200,
      {
        ...fixed, 'content-type': row.mediaType, 'content-length': length,
        'content-disposition': attachment(this.cipher.open(row.name, fileNameContext)),
        // Shown or not, it stays what it was found to be, and does nothing.
        'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox",
        ...(wanted && { 'content-range': `bytes ${wanted.start}-${wanted.end}/${row.bytes}` }),
      },
      request.method === 'HEAD' ? undefined : await this.blobs.read(row.blob, wanted),
    );
  }
}
