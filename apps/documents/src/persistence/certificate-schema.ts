import { EntitySchema } from 'typeorm';
import type { FieldCipher } from '@counterless/platform';
import { Certificate } from '../domain/certificate.ts';

const at = (name: string, nullable = false) => ({ type: 'timestamptz', precision: 3, name, nullable }) as const;
const text = (name: string, nullable = false) => ({ type: 'text', name, nullable }) as const;
const uuid = (name: string, nullable = false) => ({ type: 'uuid', name, nullable }) as const;

/** The mapping of certificates; what is printed and why one was revoked are sealed in their columns. */
export const certificateSchema = (cipher: Pick<FieldCipher, 'column'>) =>
  new EntitySchema<Certificate>({
    name: 'Certificate',
    target: Certificate,
    tableName: 'certificate',
    columns: {
      id: { type: 'uuid', primary: true },
      version: { type: 'int' },
      status: { type: 'text' },
      issuer: { type: 'text' },
      basis: { type: 'uuid' },
      number: { type: 'text' },
      kind: { type: 'text' },
      templateVersion: { type: 'int', name: 'template_version' },
      department: { type: 'text' },
      region: { type: 'text' },
      holderKind: text('holder_kind'),
      holderId: uuid('holder_id'),
      validFrom: text('valid_from'),
      validUntil: text('valid_until', true),
      secret: { type: 'bytea', name: 'content', transformer: cipher.column('certificate.content') },
      contentDigest: { type: 'bytea', name: 'content_digest' },
      codeDigest: { type: 'bytea', name: 'code_digest' },
      issuedAt: at('issued_at'),
      sealedAt: at('sealed_at', true),
      sha256: { type: 'bytea', nullable: true },
      bytes: { type: 'int', nullable: true },
      blob: { type: 'text', nullable: true },
      seal: { type: 'text', nullable: true },
      missing: { type: 'text', array: true },
      revokedAt: at('revoked_at', true),
      revokedCategory: text('revoked_category', true),
      revokedReason: { type: 'bytea', name: 'revoked_reason', nullable: true, transformer: cipher.column('certificate.revoked_reason') },
      supersedes: { type: 'uuid', nullable: true },
      supersededBy: uuid('superseded_by', true),
      supersededAt: at('superseded_at', true),
      fault: { type: 'text', nullable: true },
      dueAt: at('due_at'),
      tries: { type: 'int' },
    },
  });
