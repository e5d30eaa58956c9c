import { documents, type CertificateTemplateList, type Nothing } from '@counterless/contracts';
import { Handles, type Handler } from '@counterless/platform';
import { certificateTemplates } from '../domain/certificate-templates.ts';

const items = certificateTemplates.map(({ kind, version, startsOn, fields, rows }) => ({ kind, version, startsOn, fields: [...fields], rows }));

@Handles(documents.listCertificateTemplates)
export class ListCertificateTemplatesHandler implements Handler<typeof documents.listCertificateTemplates> {
  run(_request: Nothing): Promise<CertificateTemplateList> {
    return Promise.resolve({ items });
  }
}
