export type MandateRole = 'owner' | 'agent';

const longest = 5 * 366 * 86_400_000;

export class Enterprise {
  id!: string;
  version!: number;
  uscc!: string;
  name!: string;
  madeBy!: string | null;
  test!: boolean;
  createdAt!: Date;
}

/** What an agent may do for an enterprise, and until when. */
export class Mandate {
  id!: string;
  version!: number;
  enterpriseId!: string;
  agentId!: string;
  role!: MandateRole;
  scopes!: string[];
  starts!: Date;
  ends!: Date;
  endedAt!: Date | null;
  grantedBy!: string;
  createdAt!: Date;

  static grant(given: Omit<Mandate, 'version' | 'endedAt' | 'end' | 'covers'>): Mandate {
    return Object.assign(new Mandate(), given, { version: 1, endedAt: null });
  }

  covers(at: Date): boolean {
    return this.endedAt === null && this.starts <= at && at < this.ends;
  }

  /** Ends it now; false when it had ended already. */
  end(at: Date): boolean {
    if (this.endedAt !== null || this.ends <= at) return false;
    this.endedAt = at;
    return true;
  }
}

/** Not in the past, not backwards, not for ever. */
export function possibleWindow(starts: Date, ends: Date, now: Date): boolean {
  return ends > starts && ends > now && ends.getTime() - starts.getTime() <= longest;
}

/** Seconds that a token under a mandate or consent may live: the usual, but never beyond what it rests on. At least one. */
export function secondsUntil(end: Date, now: Date, usual: number): number {
  return Math.max(1, Math.min(usual, Math.floor((end.getTime() - now.getTime()) / 1000)));
}
