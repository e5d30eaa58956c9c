import { Injectable } from '@nestjs/common';
import { general, type CloudEvent, type DataAsked, type DataCount, type DataEntry, type KeptData } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Database, type Prepared } from '../persistence/database.ts';
import type { Transaction } from '../persistence/transaction.ts';
import { FieldCipher } from '../security/field-cipher.ts';
import { added, countsOf, partsOf, PersonData } from './person-data.ts';

export const collectDeadline = 'person-data.collect';
export const expireDeadline = 'person-data.expire';
export const eraseDeadline = 'person-data.erase';

/** A request that was in hand when the account was closed may end later than the first look: after this its token is void everywhere. */
const secondLook = 15 * 60_000;

const add: Prepared = {
  name: 'data-share.add',
  text: 'INSERT INTO data_share (request_id, person_id, asked_at, version) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING',
};
const next: Prepared = { name: 'data-share.next', text: 'UPDATE data_share SET version = version + 1 WHERE request_id = $1 RETURNING person_id AS "personId", version, asked_at AS "askedAt", told' };
const tell: Prepared = { name: 'data-share.tell', text: 'UPDATE data_share SET told = $2 WHERE request_id = $1' };
// Answers that are kept for idempotency keys, and copies that were collected for an export, hold the same data.
const forgetAnswers: Prepared = { name: 'idempotency.forget', text: `DELETE FROM idempotency WHERE caller LIKE '%|person:' || $1` };
const forgetParts: Prepared = {
  name: 'data-share-part.forget',
  text: 'DELETE FROM data_share_part p USING data_share s WHERE s.request_id = p.request_id AND s.person_id = $1',
};
const addParts: Prepared = {
  name: 'data-share-part.add',
  text: 'INSERT INTO data_share_part (request_id, part, entries) SELECT $1, u.part, u.entries FROM unnest($2::int[], $3::bytea[]) AS u(part, entries)',
};
const dropParts: Prepared = { name: 'data-share-part.drop', text: 'DELETE FROM data_share_part WHERE request_id = $1' };
const part: Prepared = { name: 'data-share-part.read', text: 'SELECT entries FROM data_share_part WHERE request_id = $1 AND part = $2' };
const context = 'data_share_part.entries';

interface Share {
  readonly personId: string;
  readonly version: number;
  readonly askedAt: Date;
  readonly told: { readonly erased: readonly DataCount[]; readonly kept: readonly KeptData[] } | null;
}

/**
 * A service's part in the requests that people make about their data. What is asked comes as a fact; the work is a deadline that is due
 * at once, so it happens once in effect whatever is killed, and no fact waits for it.
 */
@Injectable()
export class DataDesk {
  constructor(
    private readonly data: PersonData,
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** Takes up what a person asked for. */
  async take(tx: Transaction, { data: { requestId, personId, expiresAt } }: CloudEvent<DataAsked>): Promise<void> {
    await tx.query(add, [requestId, personId, tx.clock.now()]);
    if (expiresAt === undefined) return tx.schedule(eraseDeadline, requestId, tx.clock.now());
    tx.schedule(collectDeadline, requestId, tx.clock.now());
    tx.schedule(expireDeadline, requestId, new Date(expiresAt));
  }

  /** Collects what is held, keeps it sealed in parts until it expires, and tells that it is there. */
  async collect(tx: Transaction, requestId: string): Promise<void> {
    const [share] = await tx.query<Share>(next, [requestId]);
    if (!share) return;
    const entries = await this.data.collect(tx, share.personId);
    const parts = partsOf(entries).map(p => this.cipher.seal(JSON.stringify(p), context));
    await tx.query(addParts, [requestId, parts.map((_, i) => i + 1), parts]);
    const counts = countsOf(entries);
    tx.audit(`person:${share.personId}`, { collected: requestId, counts });
    tx.publish(this.data.told.collected, { id: requestId, version: share.version }, { requestId, parts: parts.length, counts });
  }

  /**
   * Erases what may go, and tells what is gone and what is kept, where that is news. Looks again when a retention ends, each day while
   * something runs, and once when nobody can have a valid token any more.
   */
  async erase(tx: Transaction, requestId: string): Promise<void> {
    const [share] = await tx.query<Share>(next, [requestId]);
    if (!share) return;
    const { erased, kept, again } = await this.data.erase(tx, share.personId, requestId);
    await tx.query(forgetParts, [share.personId]);
    await tx.query(forgetAnswers, [share.personId]);
    const told = { erased: added(share.told?.erased ?? [], erased), kept: [...kept] };
    tx.audit(`person:${share.personId}`, { erased: requestId, counts: erased });
    if (JSON.stringify(told) !== JSON.stringify(share.told)) {
      await tx.query(tell, [requestId, JSON.stringify(told)]);
      tx.publish(this.data.told.erased, { id: requestId, version: share.version }, { requestId, ...told });
    }
    const second = new Date(share.askedAt.getTime() + secondLook);
    const times = [...(again ? [again.getTime()] : []), ...(second > tx.clock.now() ? [second.getTime()] : [])];
    if (times.length > 0) tx.schedule(eraseDeadline, requestId, new Date(Math.min(...times)));
  }

  /** The time for reading an export has ended: what was collected goes, and what was not is no longer collected. */
  async expire(tx: Transaction, requestId: string): Promise<void> {
    tx.cancel(collectDeadline, requestId);
    await tx.query(dropParts, [requestId]);
    tx.audit(`data-request:${requestId}`, { expired: true });
  }

  /** @throws Problem `resource.not-found` */
  async read(requestId: string, number: number): Promise<DataEntry[]> {
    const [row] = await this.database.read<{ entries: Buffer }>(part, [requestId, number]);
    if (!row) throw new Problem(general.notFound);
    return JSON.parse(this.cipher.open(row.entries, context)) as DataEntry[];
  }
}
