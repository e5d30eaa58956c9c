import { Injectable } from '@nestjs/common';
import { permits, type CaseContactAnswer, type CaseIdentified } from '@counterless/contracts';
import { Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { lastReason } from '../domain/case-clock.ts';
import { Cases } from '../ports/cases.ts';

/** Only for the service that sends messages: facts carry no mobile number, so it asks. Recorded like any reading of personal data. */
@Injectable()
@Handles(permits.readCaseContact)
export class ReadCaseContactHandler implements Handler<typeof permits.readCaseContact> {
  constructor(
    private readonly cases: Cases,
    private readonly reads: ReadAudit,
  ) {}

  async run({ caseId }: CaseIdentified, call: Call): Promise<CaseContactAnswer> {
    const found = await this.cases.get(caseId);
    await this.reads.note(call, `service_case:${caseId}`, { read: 'contact' });
    const { applicantKind, applicantId: applicant, title, status, dues, decision, supplement, certificate, contact } = found;
    return {
      caseId, applicantKind, applicant, title, status, dues, name: contact?.name ?? null, mobile: contact?.mobile ?? null, reason: decision?.reason ?? null,
      remedies: [...(decision?.remedies ?? [])], clockReason: lastReason(found.clocks.decision),
      supplement: supplement && { askedAt: supplement.askedAt, items: [...supplement.items], handedInAt: supplement.handedInAt }, certificateNumber: certificate?.number ?? null,
    };
  }
}
