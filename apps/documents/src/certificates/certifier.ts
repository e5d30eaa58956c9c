import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '@counterless/platform';
import { BlobStore } from '../blobs/ports.ts';
import type { Certificate } from '../domain/certificate.ts';
import { certificateSheet } from '../domain/certificate-sheet.ts';
import { certificateTemplates } from '../domain/certificate-templates.ts';
import { Renderer } from '../rendering/renderer.ts';
import { CertificateSealer } from './certificate-sealer.ts';
import { Certificates, VerifyAddress } from './ports.ts';

/** Leaves the transaction before it has written anything. */
class Overtaken extends Error {}

/**
 * Renders a certificate and has it sealed. Rendering and writing the bytes happen outside the transaction: a process that ends in between leaves a
 * certificate that is still requested, which is rendered again to the same bytes, and a blob that nobody keeps, which is swept.
 */
@Injectable()
export class Certifier {
  constructor(
    private readonly certificates: Certificates,
    private readonly renderer: Renderer,
    private readonly blobs: BlobStore,
    private readonly sealer: CertificateSealer,
    private readonly work: UnitOfWork,
    private readonly address: VerifyAddress,
  ) {}

  async certify(asked: Certificate): Promise<void> {
    const { number, issuedAt, secret } = asked;
    const template = certificateTemplates.find(t => t.kind === asked.kind && t.version === asked.templateVersion);
    if (!template) throw new Error(`there is no version ${asked.templateVersion} of the template ${asked.kind}`);
    const sheet = certificateSheet(template, { number, issuedAt, ...secret }, this.address.url);
    const { pdf, missing } = await this.renderer.render(sheet);
    const blob = await this.blobs.write(pdf);
    await this.#change(asked, async (c, tx) => {
      await this.sealer.seal(tx, c, blob, missing);
      if (c.blob !== null) await this.blobs.keep(tx, blob);
    });
  }

  /** Notes that an attempt failed; after many the certificate is faulty. */
  async failed(asked: Certificate, fault: string): Promise<void> {
    await this.#change(asked, (c, tx) => c.tried(fault, tx.clock.now()));
  }

  /** Changes what is still as it was read: revoked or made meanwhile, it is left alone, and what was rendered is nobody's. */
  async #change(asked: Certificate, change: (c: Certificate, tx: Transaction) => void | Promise<void>): Promise<void> {
    try {
      await this.work.runOwn('certify', asked.id, tx =>
        this.certificates.change(tx, asked.id, c => {
          if (c.version !== asked.version + 1) throw new Overtaken();
          return change(c, tx);
        }),
      );
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
}
