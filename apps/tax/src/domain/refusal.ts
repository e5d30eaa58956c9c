import type { Fault, LocalText } from '@counterless/kernel';

/** What the rules of tax refuse. The codes are those of the contract; `refusals.ts` maps each to its declared problem. */
export type RefusalCode =
  | 'request.invalid'
  | 'taxpayer.assessment-faulty'
  | 'entitlement.decided'
  | 'invoice-policy.gap'
  | 'invoice-policy.overlap'
  | 'invoice-policy.starts-in-past'
  | 'requisition.wrong-state';

/** A rule says no. The domain knows no contract, so it names the code; the edge turns it into the Problem that callers see. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: LocalText,
    readonly faults: readonly Fault[] = [],
  ) {
    super(`${code}: ${detail.en}`);
    this.name = 'Refusal';
  }
}
