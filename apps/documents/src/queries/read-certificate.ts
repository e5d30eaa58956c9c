import { documents, type CertificateIdentified, type CertificateView } from '@counterless/contracts';
import { actorOf, Answer, Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { isHolder, readable } from '../certificates/certificate-rights.ts';
import { certificateView } from '../certificates/certificate-view.ts';
import { Certificates } from '../certificates/ports.ts';

@Handles(documents.readCertificate)
export class ReadCertificateHandler implements Handler<typeof documents.readCertificate> {
  constructor(
    private readonly certificates: Certificates,
    private readonly reads: ReadAudit,
  ) {}

  async run({ certificateId }: CertificateIdentified, call: Call): Promise<Answer<CertificateView>> {
    const actor = actorOf(call);
    const c = readable(await this.certificates.get(certificateId), actor);
    if (!isHolder(c, actor)) await this.reads.note(call, `certificate:${c.id}`, { read: 'masked holder' });
    return new Answer(certificateView(c), { version: c.version });
  }
}
