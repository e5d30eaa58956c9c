import type { FileFormat, FileView } from '@counterless/contracts';
import type { FieldCipher } from '@counterless/platform';

/** What is authenticated with the sealed name of a file. */
export const fileNameContext = 'file.name';

/** Columns of a file as `fileView` reads them. */
export const fileColumns = `id, version, owner_kind AS "ownerKind", owner_id AS "ownerId", name, format, media_type AS "mediaType", bytes::float8 AS bytes,
  sha256, blob, status, holder, uploaded_at AS "uploadedAt", kept_until AS "keptUntil"`;

export interface FileRow {
  readonly id: string;
  readonly version: number;
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly name: Buffer;
  readonly format: FileFormat;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly blob: string;
  readonly status: 'checking' | 'ready';
  readonly holder: string | null;
  readonly uploadedAt: Date;
  readonly keptUntil: Date;
}

export function fileView(row: FileRow, cipher: Pick<FieldCipher, 'open'>): FileView {
  const { id, format, mediaType, bytes, sha256, status, uploadedAt, holder, keptUntil } = row;
  return {
    id, name: cipher.open(row.name, fileNameContext), format, mediaType, bytes, sha256: sha256.toString('hex'), status,
    uploadedAt: uploadedAt.toISOString(), holder, keptUntil: keptUntil.toISOString(),
  };
}
