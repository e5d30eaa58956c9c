import type { Call, Transaction } from '@counterless/platform';
import type { Certificate } from '../domain/certificate.ts';

/** The certificates; whoever changes one holds its row. */
export abstract class Certificates {
  /** @throws Problem `certificate.not-found` */
  abstract get(id: string): Promise<Certificate>;
  /** Those that are rendered next, by the time they are due. */
  abstract due(now: Date, most: number): Promise<Certificate[]>;
  /** When the next is rendered. */
  abstract nextDue(): Promise<Date | undefined>;
  /** The certificate of a case, and nobody else may make one for it until the transaction ends. */
  abstract holdBasis(tx: Transaction, issuer: string, basis: string): Promise<Certificate | undefined>;
  /** The next serial. */
  abstract takeSerial(tx: Transaction): Promise<number>;
  abstract add(tx: Transaction, certificate: Certificate): Promise<void>;
  /**
   * Changes one inside a running transaction, under its next version. `change` may return a promise.
   * @throws Problem `certificate.not-found`, `resource.stale` when another version is expected
   */
  abstract change<T>(tx: Transaction, id: string, change: (certificate: Certificate) => T | Promise<T>, expected?: number): Promise<T>;
  /** The same as a command: one transaction, If-Match honoured, its answer kept for the idempotency key. */
  abstract update<T>(call: Call, id: string, change: (certificate: Certificate, tx: Transaction) => T | Promise<T>): Promise<T>;
  /** One as it stands until the transaction ends. */
  abstract hold(tx: Transaction, id: string): Promise<Certificate | undefined>;
  abstract ofNumber(number: string): Promise<Certificate | undefined>;
  abstract ofBytes(sha256: Buffer): Promise<Certificate | undefined>;
  /** Digest of what must match, by a key of this database. */
  abstract digest(text: string, of: 'content' | 'code'): Buffer;
  abstract list(wanted: WantedCertificates): Promise<Certificate[]>;
  /** All of a person, oldest first. */
  abstract ofPerson(tx: Transaction, personId: string): Promise<Certificate[]>;
}

/** A holder's, or those of a department in a region and what lies below it; newest first, from an id on. */
export interface WantedCertificates {
  readonly of: { readonly holderKind: string; readonly holderId: string } | { readonly department: string; readonly region: string };
  readonly status?: string | undefined;
  readonly basis?: string | undefined;
  readonly before: string;
  readonly most: number;
}

/** Where certificates are checked, by class so that it can be injected. */
export abstract class VerifyAddress {
  abstract readonly url: string;
}

/** A granted case whose certificate is still to be asked about. */
export interface CertificateOrder {
  readonly caseId: string;
  readonly orderedAt: Date;
  /** Attempts that failed. */
  readonly tries: number;
  /** When it is tried next; null once it was given up. */
  readonly dueAt: Date | null;
  /** Code of what was wrong. */
  readonly fault: string | null;
}

/** What granted cases have ordered. */
export abstract class CertificateOrders {
  /** Once, however often it is told. */
  abstract add(tx: Transaction, caseId: string): void;
  abstract due(now: Date, most: number): Promise<CertificateOrder[]>;
  abstract done(tx: Transaction, caseId: string): void;
  /** Next at `dueAt`; never again by itself where there is none. */
  abstract tried(caseId: string, tries: number, dueAt: Date | null, fault: string): Promise<void>;
  /** Newest first, from a case on; those given up, the others, or all. */
  abstract list(givenUp: boolean | undefined, before: string, most: number): Promise<CertificateOrder[]>;
  /** How many were given up. */
  abstract givenUp(): Promise<number>;
  /** When one is tried next. */
  abstract nextDue(): Promise<Date | undefined>;
  /** One that was given up is tried again from now on. @throws Problem `certificate-order.not-found`, `.not-given-up` */
  abstract again(tx: Transaction, caseId: string): Promise<CertificateOrder>;
}
