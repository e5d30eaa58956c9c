import { Injectable } from '@nestjs/common';
import { certificateProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import { CertificateOrders, type CertificateOrder } from '../certificates/ports.ts';

const columns = 'case_id AS "caseId", ordered_at AS "orderedAt", tries, due_at AS "dueAt", fault';
const add: Prepared = { name: 'certificate_order.add', text: 'INSERT INTO certificate_order (case_id, ordered_at, due_at) VALUES ($1, $2, $2) ON CONFLICT DO NOTHING' };
const due: Prepared = {
  name: 'certificate_order.due',
  text: `SELECT ${columns} FROM certificate_order WHERE due_at <= $1 ORDER BY due_at LIMIT $2`,
};
const nextDue: Prepared = { name: 'certificate_order.next-due', text: 'SELECT min(due_at) AS at FROM certificate_order' };
const done: Prepared = { name: 'certificate_order.done', text: 'DELETE FROM certificate_order WHERE case_id = $1' };
const tried: Prepared = { name: 'certificate_order.tried', text: 'UPDATE certificate_order SET tries = $2, due_at = $3, fault = $4 WHERE case_id = $1' };
const list: Prepared = {
  name: 'certificate_order.list',
  text: `SELECT ${columns} FROM certificate_order WHERE case_id < $1 AND ($3::boolean IS NULL OR $3 = (due_at IS NULL)) ORDER BY case_id DESC LIMIT $2`,
};
const givenUp: Prepared = { name: 'certificate_order.given-up', text: 'SELECT count(*)::int AS n FROM certificate_order WHERE due_at IS NULL' };
const hold: Prepared = { name: 'certificate_order.hold', text: `SELECT ${columns} FROM certificate_order WHERE case_id = $1 FOR UPDATE` };
const again: Prepared = { name: 'certificate_order.again', text: `UPDATE certificate_order SET tries = 0, due_at = $2, fault = NULL WHERE case_id = $1 RETURNING ${columns}` };

type Row = CertificateOrder & Record<string, unknown>;

@Injectable()
export class CertificateOrderStore extends CertificateOrders {
  constructor(private readonly database: Database) {
    super();
  }

  add(tx: Transaction, caseId: string): void {
    tx.send(add, [caseId, tx.clock.now()]);
  }

  due(now: Date, most: number): Promise<CertificateOrder[]> {
    return this.database.read<Row>(due, [now, most]);
  }

  nextDue(): Promise<Date | undefined> {
    return this.database.earliest(nextDue);
  }

  done(tx: Transaction, caseId: string): void {
    tx.send(done, [caseId]);
  }

  async tried(caseId: string, tries: number, dueAt: Date | null, fault: string): Promise<void> {
    await this.database.read(tried, [caseId, tries, dueAt, fault]);
  }

  list(wanted: boolean | undefined, before: string, most: number): Promise<CertificateOrder[]> {
    return this.database.read<Row>(list, [before, most, wanted ?? null]);
  }

  async givenUp(): Promise<number> {
    return (await this.database.read<{ n: number }>(givenUp, []))[0]!.n;
  }

  async again(tx: Transaction, caseId: string): Promise<CertificateOrder> {
    const [order] = await tx.query<Row>(hold, [caseId]);
    if (!order) throw new Problem(certificateProblems.orderNotFound);
    if (order.dueAt !== null) throw new Problem(certificateProblems.orderWaits);
    return (await tx.query<Row>(again, [caseId, tx.clock.now()]))[0]!;
  }
}
