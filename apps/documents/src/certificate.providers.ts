import type { Provider } from '@nestjs/common';
import { documents, pathOf } from '@counterless/contracts';
import { CaseOutcome } from './certificates/case-outcome.ts';
import { CertificateRevoker } from './certificates/certificate-revoker.ts';
import { CertificateSealer } from './certificates/certificate-sealer.ts';
import { Certifier } from './certificates/certifier.ts';
import { Issuer } from './certificates/issuer.ts';
import { OrderDesk } from './certificates/order-desk.ts';
import { CertificateOrders, Certificates, VerifyAddress } from './certificates/ports.ts';
import { ExtendCertificateHandler } from './commands/extend-certificate.ts';
import { IssueCertificateHandler } from './commands/issue-certificate.ts';
import { RetryCertificateOrderHandler } from './commands/retry-certificate-order.ts';
import { RevokeCertificateHandler } from './commands/revoke-certificate.ts';
import type { DocumentsConfig } from './documents.config.ts';
import { Certify } from './duties/certify.ts';
import { CertificateOrderStore } from './persistence/certificate-order-store.ts';
import { CertificateStore } from './persistence/certificate-store.ts';
import { CheckCertificateHandler } from './queries/check-certificate.ts';
import { DownloadCertificateHandler } from './queries/download-certificate.ts';
import { ListCertificateOrdersHandler } from './queries/list-certificate-orders.ts';
import { ListCertificateTemplatesHandler } from './queries/list-certificate-templates.ts';
import { ListCertificatesHandler } from './queries/list-certificates.ts';
import { ReadCertificateHandler } from './queries/read-certificate.ts';
import { ShowVerifyPageHandler } from './queries/show-verify-page.ts';
import { OrderGrantedCertificate } from './reactions/order-granted-certificate.ts';
import { Renderer } from './rendering/renderer.ts';

/** Electronic certificates: rendered, sealed, revoked, checked. */
export function certificateProviders({ publicUrl }: DocumentsConfig): Provider[] {
  return [
    { provide: Certificates, useClass: CertificateStore },
    { provide: CertificateOrders, useClass: CertificateOrderStore },
    { provide: VerifyAddress, useValue: { url: publicUrl.replace(/\/$/, '') + pathOf(documents.showVerifyPage) } },
    Renderer,
    Issuer,
    CertificateSealer,
    Certifier,
    CertificateRevoker,
    CaseOutcome,
    OrderDesk,
    OrderGrantedCertificate,
    IssueCertificateHandler,
    ExtendCertificateHandler,
    RevokeCertificateHandler,
    RetryCertificateOrderHandler,
    ListCertificateOrdersHandler,
    ListCertificatesHandler,
    ReadCertificateHandler,
    DownloadCertificateHandler,
    ListCertificateTemplatesHandler,
    CheckCertificateHandler,
    ShowVerifyPageHandler,
    Certify,
  ];
}
