import { timingSafeEqual } from 'node:crypto';
import { documents, general, type CertificateCheck, type CheckCertificate, type CheckedCertificate, type RevocationCategory } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { codeText } from '../certificates/issuer.ts';
import { Certificates } from '../certificates/ports.ts';
import type { Certificate } from '../domain/certificate.ts';
import { standingOf } from '../domain/certificate-life.ts';
import { isCertificateNumber, plainNumber } from '../domain/certificate-number.ts';
import { checkText, type CheckVerdict } from '../domain/check-text.ts';
import { plainCode } from '../domain/verification-code.ts';

const nobodys = Buffer.alloc(32);

/** Whoever has only a number learns nothing: an unknown number and a wrong code are one answer, found by the same work. */
@Handles(documents.checkCertificate)
export class CheckCertificateHandler implements Handler<typeof documents.checkCertificate> {
  constructor(
    private readonly certificates: Certificates,
    private readonly clock: Clock,
  ) {}

  async run({ number, code, sha256 }: CheckCertificate, call: Call): Promise<CertificateCheck> {
    if (sha256 === undefined ? number === undefined || code === undefined : number !== undefined || code !== undefined) throw neither();
    const found = sha256 === undefined ? await this.#byCode(number!, code!) : await this.certificates.ofBytes(Buffer.from(sha256, 'hex'));
    const now = this.clock.now();
    const answer = (verdict: CheckVerdict, certificate: CheckedCertificate | null): CertificateCheck => ({
      verdict, message: checkText(verdict, found?.revokedAt ?? found?.supersededAt, found?.revokedCategory)[call.language], at: now.toISOString(), certificate,
    });
    if (!found?.sealedAt) return answer(sha256 === undefined ? 'no-match' : 'not-genuine', null);
    return answer(standingOf(found, now), checked(found));
  }

  async #byCode(typedNumber: string, typedCode: string): Promise<Certificate | undefined> {
    const number = plainNumber(typedNumber);
    const digest = this.certificates.digest(codeText(number, plainCode(typedCode)), 'code');
    const found = isCertificateNumber(number) ? await this.certificates.ofNumber(number) : undefined;
    return timingSafeEqual(digest, found?.codeDigest ?? nobodys) && found?.sealedAt ? found : undefined;
  }
}

function checked(c: Certificate): CheckedCertificate {
  const { title, department } = c.secret.content;
  const endedAt = c.revokedAt ?? c.supersededAt;
  return {
    number: c.number, title, holder: c.shownHolder, department: department.name, validFrom: c.validFrom, validUntil: c.validUntil, sealedAt: c.sealedAt!.toISOString(),
    sha256: c.sha256!.toString('hex'), seal: c.seal!, endedAt: endedAt?.toISOString() ?? null, category: c.revokedCategory as RevocationCategory | null,
  };
}

function neither(): Problem {
  const message = { en: 'give number and code, or sha256', zh: '请提供编号和校验码，或者提供 sha256' };
  return new Problem(general.invalid, { faults: [{ path: '$', code: 'one-of', message }] });
}
