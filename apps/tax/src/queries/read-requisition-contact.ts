import { Injectable } from '@nestjs/common';
import { tax, taxProblems, type RequisitionContact, type RequisitionIdentified } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { FieldCipher, Handles, UnitOfWork, type Call, type Handler, type Prepared } from '@counterless/platform';
import type { Requisition } from '../domain/requisition.ts';

const read: Prepared = {
  name: 'requisition.contact',
  text: `SELECT r.taxpayer, r.lines, r.promised_at, r.decisions -> -1 AS decision, r.address, a.sealed,
      (SELECT waybill FROM parcel p WHERE p.requisition = r.id ORDER BY attempt DESC LIMIT 1) AS waybill
    FROM requisition r LEFT JOIN delivery_address a ON a.id = r.address WHERE r.id = $1`,
};

interface Row {
  readonly taxpayer: string;
  readonly lines: Requisition['lines'];
  readonly promised_at: Date | null;
  readonly decision: Requisition['decisions'][number];
  readonly address: string | null;
  readonly sealed: Buffer | null;
  readonly waybill: string | null;
}

/** Only for the service that sends messages: facts carry no mobile number, so it asks. Recorded like any reading of personal data. */
@Injectable()
@Handles(tax.readRequisitionContact)
export class ReadRequisitionContactHandler implements Handler<typeof tax.readRequisitionContact> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  run({ requisitionId }: RequisitionIdentified, call: Call): Promise<RequisitionContact> {
    return this.work.run(call, async tx => {
      const [row] = await tx.query<Row>(read, [requisitionId]);
      if (!row) throw new Problem(taxProblems.requisitionNotFound);
      if (row.address) tx.audit(`address:${row.address}`, { read: 'mobile' });
      const mobile = this.cipher.column<{ mobile: string }>('delivery_address.sealed').from(row.sealed)?.mobile;
      const reason = reasonOf(row.decision, call);
      return {
        owner: row.taxpayer,
        quantity: row.lines.reduce((sum, l) => sum + l.quantity, 0),
        ...(mobile !== undefined && { mobile }),
        ...(row.promised_at && { promisedAt: row.promised_at.toISOString() }),
        ...(row.waybill && { waybill: row.waybill }),
        ...(reason && { reason }),
      };
    });
  }
}

/** What the officer wrote; of the policy's decision the conditions that were not met. */
function reasonOf({ reason, reasons }: Row['decision'], call: Call): string | undefined {
  const unmet = reasons.filter(r => !r.met).map(r => r[call.language]);
  return reason ?? (unmet.length > 0 ? unmet.join(call.language === 'zh' ? '；' : '; ') : undefined);
}
