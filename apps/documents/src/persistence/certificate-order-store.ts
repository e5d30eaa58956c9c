import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import { CertificateOrders, type CertificateOrder } from '../certificates/ports.ts';

const add: Prepared = { name: 'certificate_order.add', text: 'INSERT INTO certificate_order (case_id, ordered_at, due_at) VALUES ($1, $2, $2) ON CONFLICT DO NOTHING' };
const due: Prepared = {
  name: 'certificate_order.due',
  text: 'SELECT case_id AS "caseId", tries FROM certificate_order WHERE due_at <= $1 ORDER BY due_at LIMIT $2',
};
const done: Prepared = { name: 'certificate_order.done', text: 'DELETE FROM certificate_order WHERE case_id = $1' };
const tried: Prepared = { name: 'certificate_order.tried', text: 'UPDATE certificate_order SET tries = $2, due_at = $3, fault = $4 WHERE case_id = $1' };

@Injectable()
export class CertificateOrderStore extends CertificateOrders {
  constructor(private readonly database: Database) {
    super();
  }

  add(tx: Transaction, caseId: string): void {
    tx.send(add, [caseId, tx.clock.now()]);
  }

  due(now: Date, most: number): Promise<CertificateOrder[]> {
    return this.database.read<CertificateOrder>(due, [now, most]);
  }

  done(tx: Transaction, caseId: string): void {
    tx.send(done, [caseId]);
  }

  async tried(caseId: string, tries: number, dueAt: Date | null, fault: string): Promise<void> {
    await this.database.read(tried, [caseId, tries, dueAt, fault]);
  }
}
