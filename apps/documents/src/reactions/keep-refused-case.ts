import { permits, type CaseFact, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { CaseEvidence } from '../chains/case-evidence.ts';

/** Refused, or not accepted: either stands in the evidence of the case. */
@Reacts(permits.caseRefused)
export class KeepRefusedCase implements Reaction<typeof permits.caseRefused> {
  constructor(private readonly evidence: CaseEvidence) {}

  run(event: CloudEvent<CaseFact>, tx: Transaction): Promise<void> {
    return this.evidence.told(tx, `case.${event.data.status}`, event);
  }
}
