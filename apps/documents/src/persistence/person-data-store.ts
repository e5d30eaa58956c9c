import { Injectable } from '@nestjs/common';
import { documents, pathOf, type DataEntry } from '@counterless/contracts';
import { FieldCipher, iso, PersonData, type Erasure, type Prepared, type Transaction } from '@counterless/platform';
import { certificateView } from '../certificates/certificate-view.ts';
import { Certificates } from '../certificates/ports.ts';
import { fileColumns, fileView, type FileRow } from '../files/file-view.ts';
import { PersonErasure } from './person-erasure.ts';

const files: Prepared = { name: 'file.of-person', text: `SELECT ${fileColumns} FROM file WHERE owner_id = $1 AND owner_kind = 'person' ORDER BY id` };
const uploads: Prepared = {
  name: 'upload.of-person',
  text: `SELECT json_build_object('id', id, 'bytes', bytes, 'createdAt', ${iso('created_at')}) AS view, name FROM upload WHERE owner_id = $1 AND owner_kind = 'person' ORDER BY id`,
};

/** Files that a person handed in, uploads that are not finished, certificates that a person holds. */
@Injectable()
export class PersonDataStore extends PersonData {
  readonly told = { collected: documents.dataCollected, erased: documents.dataErased };

  constructor(
    private readonly cipher: FieldCipher,
    private readonly certificates: Certificates,
    private readonly erasure: PersonErasure,
  ) {
    super();
  }

  async collect(tx: Transaction, personId: string): Promise<DataEntry[]> {
    const handedIn = await tx.query<FileRow & object>(files, [personId]);
    const unfinished = await tx.query<{ view: object; name: Buffer }>(uploads, [personId]);
    const held = await this.certificates.ofPerson(tx, personId);
    return [
      ...handedIn.map(row => ({ kind: 'documents.file' as const, data: { ...fileView(row, this.cipher), content: pathOf(documents.readFileContent, { fileId: row.id }) } })),
      ...unfinished.map(({ view, name }) => ({ kind: 'documents.upload' as const, data: { ...view, name: this.cipher.open(name, 'upload.name') } })),
      ...held.map(c => ({
        kind: 'documents.certificate' as const,
        data: { ...certificateView(c), printed: c.secret.content, file: pathOf(documents.downloadCertificate, { certificateId: c.id }) },
      })),
    ];
  }

  erase(tx: Transaction, personId: string): Promise<Erasure> {
    return this.erasure.run(tx, personId);
  }
}
