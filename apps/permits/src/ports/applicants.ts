/** What the platform holds of an applicant, as far as it holds it. */
export interface HeldProfile {
  readonly name?: string | undefined;
  /** Resident number or unified social credit code. */
  readonly identifier?: string | undefined;
  readonly mobile?: string | undefined;
}

/** Who applicants are. Never asked inside a transaction. */
export abstract class Applicants {
  /** Nothing where they are not known; nothing either while nobody can be asked: people then fill it in themselves. */
  abstract held(applicant: { readonly kind: 'person' | 'enterprise'; readonly id: string }): Promise<HeldProfile>;
}
