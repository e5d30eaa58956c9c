import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type PassContact, type PassIdentified } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Database, FieldCipher, Handles, ReadAudit, type Call, type Handler, type Prepared } from '@counterless/platform';
import type { PassStatus } from '../domain/pass-life.ts';
import type { Decision, Driver } from '../domain/pass.ts';

const read: Prepared = {
  name: 'pass.contact',
  text: 'SELECT holder_id, driver, plate, number, status, valid_from, valid_until, decisions -> -1 AS decision FROM pass WHERE id = $1',
};

interface Row {
  readonly holder_id: string;
  readonly driver: Buffer;
  readonly plate: string;
  readonly number: string | null;
  readonly status: PassStatus;
  readonly valid_from: Date;
  readonly valid_until: Date;
  readonly decision: Decision | null;
}

/** Only for the service that sends messages: facts carry no mobile number, so it asks. Recorded like any reading of personal data. */
@Injectable()
@Handles(permits.readPassContact)
export class ReadPassContactHandler implements Handler<typeof permits.readPassContact> {
  constructor(
    private readonly database: Database,
    private readonly reads: ReadAudit,
    private readonly cipher: FieldCipher,
  ) {}

  async run({ passId }: PassIdentified, call: Call): Promise<PassContact> {
    const [row] = await this.database.lookUp<Row>(read, [passId]);
    if (!row) throw new Problem(permitsProblems.passNotFound);
    await this.reads.note(call, `pass:${passId}`, { read: 'mobile' });
    const { mobile } = this.cipher.column<Driver>('pass.driver').from(row.driver)!;
    const { holder_id: holder, plate, number, status, valid_from: from, valid_until: until, decision } = row;
    const reason = decision ? reasonOf(decision, call) : null;
    return { holder, mobile, plate, number, status, validFrom: from.toISOString(), validUntil: until.toISOString(), reason };
  }
}

/** What the officer wrote; of the policy's decision the conditions that were not met. */
function reasonOf({ reason, reasons }: Decision, call: Call): string | null {
  const unmet = reasons.filter(r => !r.met).map(r => r[call.language]);
  return reason ?? (unmet.length > 0 ? unmet.join(call.language === 'zh' ? '；' : '; ') : null);
}
