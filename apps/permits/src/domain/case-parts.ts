import type { LocalText } from '@counterless/kernel';
import type { CasePlan } from './case-clock.ts';
import type { StagePlan } from './case-tasks.ts';

/** Who does something to a case: the clock has no id. `act`: the act chain, where somebody acts for another. */
export interface By {
  readonly kind: 'person' | 'enterprise' | 'officer' | 'app' | 'operator' | 'clock' | 'service';
  readonly id: string | null;
  readonly act?: object | undefined;
}
export const theClock: By = { kind: 'clock', id: null };

export type CaseEventKind =
  | 'drafted' | 'submitted' | 'supplement-asked' | 'supplemented' | 'accepted' | 'suspended' | 'resumed' | 'extension-asked' | 'extended' | 'extension-refused'
  | 'stage-done' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired' | 'handed-over' | 'certificate-sealed' | 'certificate-revoked' | 'certificate-superseded' | 'closed' | 'escalated';
/** One entry of the history. `detail` holds nothing of what was filled in. */
export interface CaseEvent {
  readonly what: CaseEventKind;
  readonly at: Date;
  readonly by: By;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** A version of a matter as a case takes it. */
export interface MatterTerms extends Omit<CasePlan, 'joint'> {
  readonly code: string;
  readonly version: number;
  readonly title: LocalText;
  readonly department: string;
  readonly region: string;
  readonly stages: readonly StagePlan[];
  readonly effect: CertificateEffect | null;
  readonly certificate: { readonly name: LocalText; readonly validMonths?: number | undefined; readonly renewable: boolean } | null;
}
export type CertificateEffect = 'issue' | 'change' | 'renew' | 'replace' | 'cancel';
/** What a case keeps of its matter. */
export type KeptPlan = CasePlan & Pick<MatterTerms, 'effect' | 'certificate'>;

export interface Applicant {
  readonly kind: 'person' | 'enterprise';
  readonly id: string;
  /** The app through which it came. */
  readonly client: string;
  readonly act: object | undefined;
}
export interface CaseFilling {
  readonly form: Record<string, unknown>;
  readonly materials: readonly { readonly code: string; readonly fileId: string }[];
  readonly contact: { readonly name: string; readonly mobile: string } | null;
}
/** Times are RFC 3339: this is stored as JSON. */
export interface Supplement {
  readonly askedAt: string;
  readonly askedBy: string;
  readonly items: readonly { readonly what: string; readonly reason: string }[];
  readonly handedInAt: string | null;
}
export interface Remedy {
  readonly kind: 'reconsideration' | 'suit';
  readonly name: LocalText;
  readonly article: LocalText;
  readonly until: string;
}
export interface Decision {
  readonly outcome: 'grant' | 'refuse' | 'not-accept';
  readonly at: string;
  readonly by: 'officer' | 'form-rules' | 'clock';
  readonly officer: string | null;
  readonly reason: string;
  readonly overrun: string | null;
  readonly remedies: readonly Remedy[];
}
export interface Certificate {
  readonly certificateId: string;
  readonly number: string;
  readonly sealedAt: string;
  readonly revokedAt: string | null;
  readonly supersededAt: string | null;
}
export interface AskedExtension {
  readonly askedBy: string;
  readonly days: number;
  readonly reason: string;
}

export const byApplicant = ({ kind, id, act }: Applicant): By => ({ kind, id, act });
