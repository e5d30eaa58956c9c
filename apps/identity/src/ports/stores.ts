import { Store, type Transaction } from '@counterless/platform';
import type { App } from '../domain/app.ts';
import type { Consent } from '../domain/consent.ts';
import type { Enterprise, Mandate } from '../domain/mandate.ts';
import type { Officer } from '../domain/officer.ts';
import type { Person } from '../domain/person.ts';

/** What commands and the token endpoint need of the database. The module says what stands behind each. */
export abstract class People extends Store<Person> {
  abstract byMobile(mobile: string): Promise<Person | undefined>;
  abstract byResidentId(residentId: string): Promise<Person | undefined>;
}
export abstract class Officers extends Store<Officer> {
  abstract byMobile(mobile: string): Promise<Officer | undefined>;
}
export abstract class Enterprises extends Store<Enterprise> {}
export abstract class Mandates extends Store<Mandate> {
  /** The mandate that lets this agent act for this enterprise at that time. */
  abstract inForce(enterpriseId: string, agentId: string, at: Date): Promise<Mandate | undefined>;
}
export abstract class Consents extends Store<Consent> {
  /** Consents of this person to this worker that are live at that time. */
  abstract live(workerId: string, personId: string, at: Date): Promise<Consent[]>;
}
export abstract class Apps extends Store<App> {
  abstract find(clientId: string): Promise<App | undefined>;
}

/** Tokens and sessions that were taken back. */
export abstract class Revocations {
  /** Voids what was given to a subject before `at`: told as a fact, and its sessions and refresh tokens go. */
  abstract revoke(tx: Transaction, subject: string, at: Date): Promise<void>;
  /** Was a token of any of these subjects, issued at that second, taken back? */
  abstract revoked(subjects: readonly string[], issuedAt: number): Promise<boolean>;
}
