import { Injectable } from '@nestjs/common';
import { permits, type PassContact, type PassContacts, type ReadPassContacts } from '@counterless/contracts';
import { Database, FieldCipher, Handles, ReadAudit, type Call, type Handler, type Prepared } from '@counterless/platform';
import type { PassStatus } from '../domain/pass-life.ts';
import type { Decision, Driver } from '../domain/pass.ts';

const read: Prepared = {
  name: 'pass.contacts',
  text: 'SELECT id, holder_id, driver, plate, number, status, valid_from, valid_until, decisions -> -1 AS decision FROM pass WHERE id = ANY($1::uuid[])',
};

interface Row {
  readonly id: string;
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
@Handles(permits.readPassContacts)
export class ReadPassContactsHandler implements Handler<typeof permits.readPassContacts> {
  constructor(
    private readonly database: Database,
    private readonly reads: ReadAudit,
    private readonly cipher: FieldCipher,
  ) {}

  async run({ passIds }: ReadPassContacts, call: Call): Promise<PassContacts> {
    const rows = await this.database.read<Row>(read, [passIds]);
    await Promise.all(rows.map(({ id }) => this.reads.note(call, `pass:${id}`, { read: 'mobile' })));
    return { items: rows.map(row => this.#contact(row, call)) };
  }

  #contact({ id: passId, holder_id: holder, plate, number, status, valid_from: from, valid_until: until, decision, ...row }: Row, call: Call): PassContact {
    const { mobile } = this.cipher.column<Driver>('pass.driver').from(row.driver)!;
    const reason = decision ? reasonOf(decision, call) : null;
    return { passId, holder, mobile, plate, number, status, validFrom: from.toISOString(), validUntil: until.toISOString(), reason };
  }
}

/** What the officer wrote; of the policy's decision the conditions that were not met. */
function reasonOf({ reason, reasons }: Decision, call: Call): string | null {
  const unmet = reasons.filter(r => !r.met).map(r => r[call.language]);
  return reason ?? (unmet.length > 0 ? unmet.join(call.language === 'zh' ? '；' : '; ') : null);
}
