import { Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, FieldCipher, type Prepared } from '@counterless/platform';
import { ChannelFailure, SmsChannel, type Receipt, type Sms } from '../sending/ports.ts';

// The provider's whole work as one statement: fail if it was told to, else keep the message unless its id was sent before.
const accept: Prepared = {
  name: 'sandbox_outbox.accept',
  text: `WITH fault AS (UPDATE channel_fault SET remaining = remaining - 1 WHERE channel = 'sms' AND remaining > 0 RETURNING 1),
           kept AS (INSERT INTO sandbox_outbox (message_id, mobile, mobile_index, template, body, about, pass_id, at)
                    SELECT $1::uuid, $2::bytea, $3::bytea, $4::text, $5::bytea, $6::text, $7::uuid, $8::timestamptz WHERE NOT EXISTS (SELECT 1 FROM fault)
                    ON CONFLICT (message_id) DO NOTHING)
         SELECT EXISTS (SELECT 1 FROM fault) AS failed`,
};

/** A simulated SMS provider: keeps what it was given, for partners and tests to read, and can be told to fail. */
@Injectable()
export class SandboxSms extends SmsChannel {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  async send({ id, mobile, text, template, about, passId }: Sms): Promise<Receipt> {
    const [row] = await this.database.read<{ failed: boolean }>(accept, [
      id,
      this.cipher.seal(mobile, 'sandbox_outbox.mobile'),
      this.cipher.blindIndex(mobile, 'mobile'),
      template,
      this.cipher.seal(text, 'sandbox_outbox.body'),
      about,
      passId,
      this.clock.now(),
    ]);
    if (row!.failed) throw new ChannelFailure('sms-told-to-fail');
    return { reference: `sandbox:${id}` };
  }
}
