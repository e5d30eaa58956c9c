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
  /** The oldest mandate of an enterprise in force at that time, of this agent where one is named. */
  abstract firstInForce(enterpriseId: string, agentId: string | undefined, at: Date): Promise<Mandate | undefined>;
}
export abstract class Consents extends Store<Consent> {
  /** Consents of this person to this worker that are live at that time. */
  abstract live(workerId: string, personId: string, at: Date): Promise<Consent[]>;
}
export abstract class Apps extends Store<App> {
  abstract find(clientId: string): Promise<App | undefined>;
}

/** Tokens and sessions that were taken back. Their times are the machine's, as the times in tokens are. */
export abstract class Revocations {
  /** Voids what was given to a subject until now, sessions and refresh tokens with it; gives the moment. */
  abstract revoke(tx: Transaction, subject: string): Promise<Date>;
  /** Voids access tokens only: who may still have new ones gets them. */
  abstract voidTokens(tx: Transaction, subject: string): Promise<Date>;
  /** Was a token of any of these subjects, issued at that second, taken back? */
  abstract revoked(subjects: readonly string[], issuedAt: number): Promise<boolean>;
}
