import type { Fault, LocalText } from '@counterless/kernel';

/** What the rules of passes and cases refuse. The codes are those of the contract; `refusals.ts` maps each to its declared problem. */
export type RefusalCode =
  | 'pass.wrong-state' | 'pass.window-invalid' | 'pass.extension-refused'
  | 'case.wrong-state' | 'case.stage-not-open' | 'case.stages-open' | 'case.claimed-by-another' | 'case.supplement-once' | 'case.overrun-unexplained'
  | 'case.department-disagrees' | 'case.extension-refused'
  | 'task.not-held' | 'task.officer-unfit'
  | 'rating.case-open' | 'rating.too-late' | 'rating.not-answered' | 'rating.rated-again' | 'rating.correction-closed' | 'rating.own-case';

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
