import type { LocalText } from '@counterless/kernel';

/** Yiwu (义乌市), GB/T 2260: the county-level city the samples are of. */
export const REGION = '330782';

export interface Department {
  readonly code: string;
  readonly name: LocalText;
  /** GB/T 2260, six digits. */
  readonly region: string;
}

export interface Theme {
  readonly code: string;
  readonly name: LocalText;
}

/** A paper the matter asks for; `platform` means the platform already holds it and does not ask the applicant. */
export interface Material {
  readonly code: string;
  readonly name: LocalText;
  readonly required: boolean;
  readonly source: 'applicant' | 'platform';
  readonly formats: readonly string[];
}

export interface Stage {
  readonly name: LocalText;
  readonly department: string;
  readonly order: number;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** One service matter (政务服务事项) as the catalogue's import takes it, one per line. */
export interface Matter {
  /** 31-character implementation code (实施编码): base code 12, region 6, department 6, serial 7. */
  readonly code: string;
  readonly title: LocalText;
  readonly department: string;
  readonly region: string;
  readonly audience: 'person' | 'enterprise' | 'both';
  /** 即办件 (done at once) or 承诺件 (by a promised date). */
  readonly kind: 'immediate' | 'promised';
  /** Working days; 0 for an immediate matter. */
  readonly legalPeriod: number;
  /** Working days, never more than the legal period. */
  readonly promisedPeriod: number;
  readonly materials: readonly Material[];
  /** JSON Schema 2020-12 of what the applicant fills in. */
  readonly form: JsonSchema;
  readonly stages: readonly Stage[];
  /** Yuan with two decimals as text, and the instrument that sets it. */
  readonly fee: { readonly amount: string; readonly basis?: string };
  /** 1 information, 2 booking and forms, 3 one visit, 4 wholly online. */
  readonly onlineDepth: 1 | 2 | 3 | 4;
  readonly legalBasis: readonly { readonly name: string; readonly article: string }[];
  readonly themes: readonly string[];
  /** ISO date. */
  readonly validFrom: string;
  /** What a grant gives or acts on; validity in months. */
  readonly certificate?: { readonly name: LocalText; readonly validMonths?: number; readonly renewable: boolean } | undefined;
  readonly effect?: 'issue' | 'change' | 'renew' | 'replace' | 'cancel' | undefined;
}
