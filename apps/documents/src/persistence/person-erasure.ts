import { Injectable } from '@nestjs/common';
import { Keeping, type Erasure, type Prepared, type Transaction } from '@counterless/platform';
import { endOf, legalDate, retentionOf, ruleAt, legalDateOf } from '@counterless/statutes';
import { BlobStore } from '../blobs/ports.ts';
import { Certificates } from '../certificates/ports.ts';
import type { Certificate } from '../domain/certificate.ts';
import { Files } from '../files/ports.ts';

const files: Prepared = { name: 'file.to-erase', text: `SELECT id FROM file WHERE owner_id = $1 AND owner_kind = 'person' ORDER BY id` };
// The sweep of unfinished uploads takes what is old, with the bytes beside it.
const ageUploads: Prepared = {
  name: 'upload.age',
  text: `UPDATE upload SET created_at = 'epoch' WHERE owner_id = $1 AND owner_kind = 'person' AND created_at > 'epoch' RETURNING id`,
};
const dropCertificate = [
  { name: 'certificate.unfollow', text: 'UPDATE certificate SET supersedes = NULL WHERE supersedes = $1' },
  { name: 'certificate.unprecede', text: 'UPDATE certificate SET superseded_by = NULL WHERE superseded_by = $1' },
  { name: 'certificate.drop', text: 'DELETE FROM certificate WHERE id = $1' },
] as const satisfies readonly Prepared[];
const requestedBasis = { zh: '证照正在制作', en: 'The certificate is being made' };

/**
 * Files that no case holds go at once, the others when the case's retention ends. A certificate is kept while it is in force, and for the
 * retention of a case after. Evidence chains and status lists hold ids and digests alone.
 */
@Injectable()
export class PersonErasure {
  constructor(
    private readonly files: Files,
    private readonly certificates: Certificates,
    private readonly blobs: BlobStore,
  ) {}

  async run(tx: Transaction, personId: string): Promise<Erasure> {
    const now = tx.clock.now();
    const keeping = new Keeping(now);
    keeping.erased('documents.upload', (await tx.query(ageUploads, [personId])).length);
    const basis = ruleAt('retention.case', legalDateOf(now)).article;
    const ids = (await tx.query<{ id: string }>(files, [personId])).map(f => f.id);
    for (const file of await this.files.lock(tx, ids)) {
      if (file.holder && file.keptUntil > now) {
        keeping.byLaw('documents.file', basis, file.keptUntil);
        continue;
      }
      await this.files.remove(tx, file);
      keeping.erased('documents.file');
    }
    for (const certificate of await this.certificates.ofPerson(tx, personId)) this.#certificate(tx, certificate, keeping);
    return keeping.outcome;
  }

  #certificate(tx: Transaction, c: Certificate, keeping: Keeping): void {
    if (c.status === 'requested') return keeping.running('documents.certificate', requestedBasis);
    const now = tx.clock.now();
    const ended = endedAt(c);
    const { basis, until } = retentionOf('retention.case', ended ?? now, now);
    if (!ended || until > now) return keeping.byLaw('documents.certificate', basis, ended && until);
    if (c.blob) this.blobs.drop(tx, c.blob);
    for (const statement of dropCertificate) tx.send(statement, [c.id]);
    keeping.erased('documents.certificate');
  }
}

/** When it ended or will end; null of one that is in force without an end. */
function endedAt({ status, issuedAt, revokedAt, supersededAt, validUntil }: Certificate): Date | null {
  if (status === 'faulty') return issuedAt;
  return revokedAt ?? supersededAt ?? (validUntil === null ? null : endOf(legalDate(validUntil)));
}
