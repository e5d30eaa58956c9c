export type ConsentForm = 'signed' | 'spoken' | 'recorded' | 'video';

const longest = 366 * 86_400_000;

/** A person lets a community worker act for him or her, for a purpose and a time. */
export class Consent {
  id!: string;
  version!: number;
  workerId!: string;
  personId!: string;
  purpose!: string;
  scopes!: string[];
  form!: ConsentForm;
  recordedAt!: Date;
  until!: Date;
  revokedAt!: Date | null;

  static record(given: Omit<Consent, 'version' | 'revokedAt' | 'live' | 'revoke'>): Consent {
    return Object.assign(new Consent(), given, { version: 1, revokedAt: null });
  }

  live(at: Date): boolean {
    return this.revokedAt === null && at < this.until;
  }

  revoke(at: Date): void {
    this.revokedAt ??= at;
  }
}

export function possibleUntil(until: Date, now: Date): boolean {
  return until > now && until.getTime() - now.getTime() <= longest;
}
