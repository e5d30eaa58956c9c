import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { certificateProblems as problems, type IssuedCertificateView } from '@counterless/contracts';
import { newId, Problem } from '@counterless/kernel';
import { legalDateOf } from '@counterless/statutes';
import type { Transaction } from '@counterless/platform';
import { Certificate } from '../domain/certificate.ts';
import { certificateNumber } from '../domain/certificate-number.ts';
import { contentFaults, templateOn, type CertificateContent } from '../domain/certificate-template.ts';
import { certificateTemplates } from '../domain/certificate-templates.ts';
import { codeLength, verificationCode } from '../domain/verification-code.ts';
import { Certificates } from './ports.ts';

export interface Order {
  readonly issuer: string;
  readonly basis: string;
  readonly content: CertificateContent;
  readonly supersedes?: string | undefined;
}

/** Takes orders for certificates: one for each case, whoever asks how often. */
@Injectable()
export class Issuer {
  constructor(private readonly certificates: Certificates) {}

  /**
   * The certificate of the case: a new one, or the one that was asked for with the same content before. A faulty one is made again.
   * @throws Problem `certificate.content-invalid`, `.already-issued` (with other content), `.not-found`, `.wrong-state` (of the one before)
   */
  async accept(tx: Transaction, { issuer, basis, content, supersedes }: Order): Promise<Certificate> {
    const now = tx.clock.now();
    const template = templateOn(certificateTemplates, content.kind, legalDateOf(now));
    if (!template) throw unknownKind(content.kind);
    const faults = contentFaults(template, content);
    if (faults.length > 0) throw new Problem(problems.certificateContent, { faults });
    const contentDigest = this.certificates.digest(JSON.stringify([canonical(content), supersedes ?? null]), 'content');
    const existing = await this.certificates.holdBasis(tx, issuer, basis);
    if (existing && existing.status !== 'faulty') {
      if (existing.contentDigest.equals(contentDigest)) return existing;
      throw new Problem(problems.certificateTaken, { detail: { en: `its number is ${existing.number}`, zh: `证照编号为 ${existing.number}` } });
    }
    if (supersedes !== undefined) await this.#hold(tx, issuer, supersedes);
    const asked = { contentDigest, supersedes: supersedes ?? null, templateVersion: template.version, issuedAt: now };
    if (existing) {
      const { id, number, codeDigest, secret } = existing;
      const again = Certificate.requested({ id, issuer, basis, number, codeDigest, secret: { content, code: secret.code }, ...asked });
      return this.certificates.change(tx, id, c => Object.assign(c, again, { version: c.version }));
    }
    const certificate = Certificate.requested({ ...(await this.#named(tx, content, now)), issuer, basis, ...asked });
    await this.certificates.add(tx, certificate);
    return certificate;
  }

  /** The one before must be good, of the same issuer, and stays as it is until the new one is sealed. */
  async #hold(tx: Transaction, issuer: string, id: string): Promise<void> {
    const before = await this.certificates.hold(tx, id);
    if (before?.issuer !== issuer) throw new Problem(problems.certificateNotFound);
    if (!before.may('superseded')) throw wrongState(before);
  }

  async #named(tx: Transaction, content: CertificateContent, now: Date): Promise<Pick<Certificate, 'id' | 'number' | 'secret' | 'codeDigest'>> {
    const number = certificateNumber(content.region, Number(legalDateOf(now).slice(0, 4)), await this.certificates.takeSerial(tx));
    const code = verificationCode(randomBytes(codeLength));
    return { id: newId(), number, secret: { content, code }, codeDigest: this.certificates.digest(codeText(number, code), 'code') };
  }
}

/** What the digest of a verification code is made of: a code is one certificate's. */
export const codeText = (number: string, code: string): string => `${number}.${code}`;

export function wrongState({ number, status }: Certificate): Problem {
  return new Problem(problems.certificateWrongState, { detail: { en: `${number} is ${status}`, zh: `证照 ${number} 当前为“${statusNames[status]}”` } });
}

const statusNames = { requested: '待签发', sealed: '有效', superseded: '已换发', revoked: '已撤销', faulty: '签发失败' } as const;

function unknownKind(kind: string): Problem {
  const known = [...new Set(certificateTemplates.map(t => t.kind))].join(', ');
  const message = { en: `there is no template ${kind}; there are ${known}`, zh: `没有模板 ${kind}；现有：${known}` };
  return new Problem(problems.certificateContent, { faults: [{ path: '$.kind', code: 'unknown', message }] });
}

/** Equal contents, whatever the order of their keys. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)]));
}

export const issued = ({ id, number, status }: Certificate): IssuedCertificateView => ({ certificateId: id, number, status });
