import { createHash } from 'node:crypto';
import { certificateProblems, documents, type CertificateIdentified } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, RawBody, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { BlobStore } from '../blobs/ports.ts';
import { readable } from '../certificates/certificate-rights.ts';
import { Certificates } from '../certificates/ports.ts';

@Handles(documents.downloadCertificate)
export class DownloadCertificateHandler implements Handler<typeof documents.downloadCertificate> {
  constructor(
    private readonly certificates: Certificates,
    private readonly blobs: BlobStore,
    private readonly reads: ReadAudit,
  ) {}

  async run({ certificateId }: CertificateIdentified, call: Call): Promise<Answer<object>> {
    const { id, blob, sha256 } = readable(await this.certificates.get(certificateId), actorOf(call));
    if (blob === null || sha256 === null) {
      const detail = { en: 'it is being made; try again in a moment', zh: '证照正在签发，请稍后再试' };
      throw new Problem(certificateProblems.certificateWrongState, { detail, retryAfter: 1 });
    }
    await this.reads.note(call, `certificate:${id}`, { read: 'content' });
    const pdf = await this.blobs.readWhole(blob);
    if (!createHash('sha256').update(pdf).digest().equals(sha256)) throw new Error(`the blob ${blob} is not what was sealed`);
    return new Answer<object>(new RawBody(pdf, 'application/pdf'));
  }
}
