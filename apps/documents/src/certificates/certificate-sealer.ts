import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { documents, type CertificateFact } from '@counterless/contracts';
import { signCertificateSeal } from '@counterless/credential';
import { endOf, legalDate } from '@counterless/statutes';
import type { Transaction } from '@counterless/platform';
import type { Blob } from '../blobs/ports.ts';
import { CaseEvidence } from '../chains/case-evidence.ts';
import type { Certificate } from '../domain/certificate.ts';
import { listIdOf } from '../domain/list-slot.ts';
import { Credentials, SealingKeys, SealingSettings } from '../sealing/ports.ts';
import { Revoker } from '../sealing/revoker.ts';
import { Certificates } from './ports.ts';

/** Until when a certificate without an end is looked for in its list. */
const endless = new Date('9999-12-31T00:00:00Z');

export const factOf = ({ id: certificateId, basis, issuer, number }: Certificate): CertificateFact => ({ certificateId, basis, issuer, number });

/** Puts the seal on a rendered certificate, gives it a place in a status list, and ends the certificate before it. */
@Injectable()
export class CertificateSealer {
  constructor(
    private readonly certificates: Certificates,
    private readonly keys: SealingKeys,
    private readonly credentials: Credentials,
    private readonly settings: SealingSettings,
    private readonly revoker: Revoker,
    private readonly evidence: CaseEvidence,
  ) {}

  /** Changes `c`, which the caller saves. */
  async seal(tx: Transaction, c: Certificate, blob: Blob, missing: readonly string[]): Promise<void> {
    if (c.supersedes !== null && !(await this.#supersede(tx, c.supersedes, c.id))) return c.failed('certificate.wrong-state');
    // Before the key is asked for: a key that retires in between then still covers the time that the seal says.
    const at = tx.clock.now();
    const [slot, key] = await Promise.all([this.credentials.takeSlot(tx, 'certificates'), this.keys.current(tx)]);
    const listId = listIdOf(slot.list);
    const { issuer, listBase } = this.settings;
    const seal = await signCertificateSeal(
      {
        issuer, number: c.number, sha256: blob.sha256.toString('hex'), issuedAt: at, validFrom: c.validFrom, validUntil: c.validUntil ?? undefined,
        status: { list: listBase + listId, index: slot.index },
      },
      key,
    );
    const hash = createHash('sha256').update(seal).digest();
    const expires = c.validUntil === null ? endless : endOf(legalDate(c.validUntil));
    const { listStarted } = await this.credentials.add(tx, { ...slot, entity: c.id, entityVersion: c.version, kid: key.kid, hash, sealedAt: at, expires });
    if (listStarted) tx.publish(documents.statusListChanged, { id: listId, version: 1 }, { listId, version: 1 });
    c.sealed({ at, sha256: blob.sha256, bytes: blob.bytes, blob: blob.key, seal, missing });
    tx.publish(documents.certificateSealed, c, factOf(c));
    if (c.issuer === 'permits') await this.evidence.append(tx, c.basis, [{ entry: c.id, what: 'case.certificate', sha256: blob.sha256.toString('hex'), file: undefined }]);
    tx.audit(`certificate:${c.id}`, { sealed: c.number, kid: key.kid, list: listId, index: slot.index, ...(missing.length > 0 && { missing }) });
  }

  /** @returns whether the one before was good until now */
  async #supersede(tx: Transaction, before: string, by: string): Promise<boolean> {
    const held = await this.certificates.hold(tx, before);
    if (!held?.may('superseded')) return false;
    await this.certificates.change(tx, before, c => {
      c.superseded(by, tx.clock.now());
      tx.publish(documents.certificateSuperseded, c, { ...factOf(c), by });
    });
    await this.revoker.revoke(before, tx);
    return true;
  }
}
