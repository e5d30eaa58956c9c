import { Injectable } from '@nestjs/common';
import { Problem, type Fault } from '@counterless/kernel';
import { legalDateOf, type LegalDate } from '@counterless/statutes';
import { renewalInTime, validityOf, type ActedOn } from '../domain/case-clock.ts';
import type { Applicant, MatterTerms } from '../domain/case-parts.ts';
import type { ServiceCase } from '../domain/service-case.ts';
import { Cases } from '../ports/cases.ts';
import { isApplicant } from './case-authority.ts';
import { faultyCase } from './case-checks.ts';

const fault = (code: string, en: string, zh: string): Fault => ({ path: '$.renews', code, message: { en, zh } });

/** The certificates of earlier cases, for those that renew, change, replace or give them up. */
@Injectable()
export class EarlierCertificates {
  constructor(private readonly cases: Cases) {}

  /** @throws Problem `case.faulty` where the earlier case has no certificate that this one can act on */
  async actedOn(caseId: string | undefined, terms: MatterTerms, applicant: Applicant, today: LegalDate): Promise<ActedOn | null> {
    if (caseId === undefined) return null;
    const earlier = await this.#earlier(caseId, applicant);
    const { effect } = terms;
    if (effect === null || effect === 'issue') throw faultyCase([fault('effect', 'this matter acts on no earlier certificate', '该事项不涉及原证照')]);
    if (!earlier?.certificate || !earlier.decidedAt || earlier.certificate.revokedAt || earlier.certificate.supersededAt) throw faultyCase([fault('no-certificate', 'that case has no valid certificate', '该办件没有有效证照')]);
    if (earlier.plan.certificate?.name.zh !== terms.certificate?.name.zh || earlier.region !== terms.region) throw faultyCase([fault('other-certificate', 'its certificate is of another kind', '原证照种类不符')]);
    const expiry = expiryOf(earlier);
    if (effect === 'renew') {
      if (!earlier.plan.certificate?.renewable || expiry === null) throw faultyCase([fault('not-renewable', 'its certificate is not renewed', '原证照不可延续')]);
      if (today > expiry) throw faultyCase([fault('ended', `its certificate ended on ${expiry}: apply for a new one`, `原证照已于 ${expiry} 届满，请重新申请`)]);
    }
    return { caseId, certificateId: earlier.certificate.certificateId, expiry, inTime: effect === 'renew' && expiry !== null && renewalInTime(expiry, today) };
  }

  /** Somebody else's case looks like none. */
  async #earlier(caseId: string, applicant: Applicant): Promise<ServiceCase | undefined> {
    try {
      const found = await this.cases.get(caseId);
      return isApplicant(found, applicant) ? found : undefined;
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }
}

const expiryOf = (c: ServiceCase) => validityOf(c.plan.effect ?? 'issue', c.plan.certificate?.validMonths, c.actsOn, legalDateOf(c.decidedAt!)).until;
