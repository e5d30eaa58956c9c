import { Injectable } from '@nestjs/common';
import { tax, type CheckInvoice, type InvoiceCheck } from '@counterless/contracts';
import { Database, Handles, type Handler, type Prepared } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import type { InvoiceType } from '../domain/entitlement.ts';
import type { SerialState } from '../ports/stock.ts';

const find: Prepared = {
  name: 'invoice.check',
  text: `SELECT s.state, s.type, t.name, r.issued_at FROM stock_range s LEFT JOIN requisition r ON r.id = s.requisition LEFT JOIN taxpayer t ON t.id = r.taxpayer
    WHERE s.code = $1 AND s.serials @> $2::int8`,
};

interface Row {
  readonly state: SerialState;
  readonly type: InvoiceType;
  readonly name: string | null;
  readonly issued_at: Date | null;
}

/** For whoever holds an invoice. Numbers in stock are unknown like those that do not exist: what was issued to nobody says nothing. */
@Injectable()
@Handles(tax.checkInvoice)
export class CheckInvoiceHandler implements Handler<typeof tax.checkInvoice> {
  constructor(private readonly database: Database) {}

  async run({ code, number }: CheckInvoice): Promise<InvoiceCheck> {
    const [row] = await this.database.read<Row>(find, [code, Number(number)]);
    if (!row || row.state === 'held') return { code, number, verdict: 'unknown', type: null, issuedTo: null, issuedOn: null };
    const { state, type, name, issued_at: issuedAt } = row;
    return {
      code,
      number,
      type,
      verdict: state === 'issued' ? 'genuine' : state,
      issuedTo: name && masked(name),
      issuedOn: issuedAt && legalDateOf(issuedAt),
    };
  }
}

/** The place in front and the form of company behind; of a short name its first character. */
function masked(name: string): string {
  const all = [...name];
  return all.length < 8 ? `${all[0]}***` : `${all.slice(0, 2).join('')}****${all.slice(-4).join('')}`;
}
