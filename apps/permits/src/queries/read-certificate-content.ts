import { Injectable } from '@nestjs/common';
import { caseProblems, permits, type CaseIdentified, type CertificateContentOfCase } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { CaseChecks } from '../cases/case-checks.ts';
import { printed } from '../cases/case-certificate.ts';
import { validityOf } from '../domain/case-clock.ts';
import { Applicants } from '../ports/applicants.ts';
import { Cases } from '../ports/cases.ts';
import { Catalogue } from '../ports/catalogue.ts';

/** Only for the service that seals certificates, about a case that was granted. Recorded like any reading of personal data. */
@Injectable()
@Handles(permits.readCertificateContent)
export class ReadCertificateContentHandler implements Handler<typeof permits.readCertificateContent> {
  constructor(
    private readonly cases: Cases,
    private readonly catalogue: Catalogue,
    private readonly checks: CaseChecks,
    private readonly applicants: Applicants,
    private readonly reads: ReadAudit,
  ) {}

  async run({ caseId }: CaseIdentified, call: Call): Promise<CertificateContentOfCase> {
    const c = await this.cases.get(caseId);
    const { certificate, effect } = c.plan;
    if (c.status !== 'granted' || !certificate || !effect || !c.decidedAt) throw new Problem(caseProblems.caseWrongState, { detail: { en: 'it gives no certificate', zh: '该办件不产生证照' } });
    const applicant = { kind: c.applicantKind, id: c.applicantId };
    const [department, version, held] = await Promise.all([this.catalogue.department(c.department), this.checks.kept(c), this.applicants.held(applicant)]);
    await this.reads.note(call, `service_case:${caseId}`, { read: 'certificate' });
    const { name, rows } = printed(version.entry.form, c.form, held.name);
    const { from, until } = validityOf(effect, certificate.validMonths, c.actsOn, legalDateOf(c.decidedAt));
    return {
      effect, kind: 'licence', title: certificate.name, holder: { ...applicant, name: name ?? c.applicantId }, department: { code: c.department, name: department?.name ?? { zh: c.department, en: c.department } },
      region: c.region, validFrom: from, ...(until && { validUntil: until }), fields: [{ name: 'matter', value: c.title.zh }], rows, ...(c.actsOn && { supersedes: c.actsOn.certificateId }),
    };
  }
}
