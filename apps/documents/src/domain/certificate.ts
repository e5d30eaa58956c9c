import { maskName } from '@counterless/kernel';
import { mayBecome, type CertificateStatus } from './certificate-life.ts';
import { mostTries, retryDelay } from './retry.ts';
import type { CertificateContent } from './certificate-template.ts';

/** What is printed and nobody else's business: kept encrypted. */
export interface CertificateSecret {
  readonly content: CertificateContent;
  /** The verification code. */
  readonly code: string;
}

export interface SealedFile {
  readonly at: Date;
  readonly sha256: Buffer;
  readonly bytes: number;
  /** Where the PDF is kept. */
  readonly blob: string;
  /** Compact JWS. */
  readonly seal: string;
  /** Code points that the fonts lack. */
  readonly missing: readonly string[];
}

/** An electronic certificate (电子证照). Fields are public because the mapping reads and writes them; only the methods change them by the rules. */
export class Certificate {
  id!: string;
  version!: number;
  status!: CertificateStatus;
  /** Service that asked for it, and the case or decision that it certifies. */
  issuer!: string;
  basis!: string;
  number!: string;
  kind!: string;
  templateVersion!: number;
  department!: string;
  region!: string;
  holderKind!: 'person' | 'enterprise';
  holderId!: string;
  validFrom!: string;
  validUntil!: string | null;
  secret!: CertificateSecret;
  contentDigest!: Buffer;
  codeDigest!: Buffer;
  issuedAt!: Date;
  sealedAt!: Date | null;
  sha256!: Buffer | null;
  bytes!: number | null;
  blob!: string | null;
  seal!: string | null;
  missing!: readonly string[];
  revokedAt!: Date | null;
  revokedCategory!: string | null;
  revokedReason!: string | null;
  supersedes!: string | null;
  supersededBy!: string | null;
  supersededAt!: Date | null;
  fault!: string | null;
  dueAt!: Date;
  tries!: number;

  /** As it is asked for: neither rendered nor sealed. */
  static requested(more: Partial<Certificate> & Pick<Certificate, 'id' | 'secret' | 'issuedAt'>): Certificate {
    const { content } = more.secret;
    const nothing = {
      sealedAt: null, sha256: null, bytes: null, blob: null, seal: null, missing: [], revokedAt: null, revokedCategory: null, revokedReason: null,
      supersedes: null, supersededBy: null, supersededAt: null, fault: null,
    };
    return Object.assign(new Certificate(), {
      ...nothing, version: 1, status: 'requested', kind: content.kind, department: content.department.code, region: content.region,
      holderKind: content.holder.kind, holderId: content.holder.id, validFrom: content.validFrom, validUntil: content.validUntil ?? null,
      dueAt: more.issuedAt, tries: 0, ...more,
    });
  }

  /** Name of the holder for other eyes. An enterprise stands in a public register; a person does not. */
  get shownHolder(): string {
    const { kind, name } = this.secret.content.holder;
    return kind === 'person' ? maskName(name) : name;
  }

  may(to: CertificateStatus): boolean {
    return mayBecome(this.status, to);
  }

  sealed(file: SealedFile): void {
    this.#become('sealed');
    Object.assign(this, { sealedAt: file.at, sha256: file.sha256, bytes: file.bytes, blob: file.blob, seal: file.seal, missing: [...file.missing] });
  }

  superseded(by: string, at: Date): void {
    this.#become('superseded');
    Object.assign(this, { supersededBy: by, supersededAt: at });
  }

  revoked(category: string, reason: string, at: Date): void {
    this.#become('revoked');
    Object.assign(this, { revokedCategory: category, revokedReason: reason, revokedAt: at, fault: null });
  }

  failed(fault: string): void {
    this.#become('faulty');
    this.fault = fault;
  }

  /** An attempt to make it failed: again later, each time twice as late; in the end it is faulty. */
  tried(fault: string, now: Date): void {
    this.tries++;
    if (this.tries >= mostTries) this.failed(fault);
    else this.dueAt = new Date(now.getTime() + retryDelay(this.tries));
  }

  #become(status: CertificateStatus): void {
    if (!this.may(status)) throw new Error(`certificate ${this.id} is ${this.status} and cannot become ${status}`);
    this.status = status;
  }
}
