import type { CertificateOrderView, CertificateView, RevocationCategory } from '@counterless/contracts';
import type { Certificate } from '../domain/certificate.ts';
import type { CertificateOrder } from './ports.ts';

/** A certificate as its holder and its department see it. */
export function certificateView(c: Certificate): CertificateView {
  const { title, department } = c.secret.content;
  return {
    id: c.id, number: c.number, version: c.version, status: c.status, kind: c.kind, title, holder: c.shownHolder, department, region: c.region, basis: c.basis,
    validFrom: c.validFrom, validUntil: c.validUntil, issuedAt: c.issuedAt.toISOString(), sealedAt: c.sealedAt?.toISOString() ?? null,
    sha256: c.sha256?.toString('hex') ?? null, bytes: c.bytes, seal: c.seal, missingCharacters: [...c.missing].map(code => `U+${code}`),
    revocation: c.revokedAt && { at: c.revokedAt.toISOString(), category: c.revokedCategory as RevocationCategory, reason: c.revokedReason! },
    supersedes: c.supersedes, supersededBy: c.supersededBy, supersededAt: c.supersededAt?.toISOString() ?? null, fault: c.fault,
  };
}

/** What a case has ordered, as the operator sees it. */
export function orderView({ caseId, orderedAt, tries, dueAt, fault }: CertificateOrder): CertificateOrderView {
  return { caseId, orderedAt: orderedAt.toISOString(), tries, dueAt: dueAt?.toISOString() ?? null, fault };
}
