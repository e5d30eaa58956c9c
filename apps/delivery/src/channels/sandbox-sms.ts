import { Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, FieldCipher, type Prepared } from '@counterless/platform';
import { ChannelFailure, SmsChannel, type Receipt, type Sms } from '../sending/ports.ts';
import { Gathered } from './gathered.ts';

// The provider's whole work as one statement: as many fail as it was told to, the others are kept unless their id was sent before.
const accept: Prepared = {
  name: 'sandbox_outbox.accept',
  text: `WITH fault AS (UPDATE channel_fault SET remaining = remaining - least(remaining, cardinality($1::uuid[])) WHERE channel = 'sms' AND remaining > 0
                        RETURNING old.remaining - new.remaining AS failed),
           kept AS (INSERT INTO sandbox_outbox (message_id, mobile, mobile_index, template, body, about, entity, at)
                    SELECT u.id, u.mobile, u.mobile_index, u.template, u.body, u.about, u.entity, $8::timestamptz
                    FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[], $5::bytea[], $6::text[], $7::text[])
                      WITH ORDINALITY AS u(id, mobile, mobile_index, template, body, about, entity, n)
                    WHERE u.n > coalesce((SELECT failed FROM fault), 0)
                    ON CONFLICT (message_id) DO NOTHING)
         SELECT coalesce((SELECT failed FROM fault), 0) AS failed`,
};

/** A simulated SMS provider: keeps what it was given, for partners and tests to read, and can be told to fail. */
@Injectable()
export class SandboxSms extends SmsChannel {
  readonly #gathered = new Gathered<Sms, boolean>(messages => this.#accept(messages));

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  async send(message: Sms): Promise<Receipt> {
    if (!(await this.#gathered.do(message))) throw new ChannelFailure('sms-told-to-fail');
    return { reference: `sandbox:${message.id}` };
  }

  async #accept(messages: readonly Sms[]): Promise<boolean[]> {
    const [row] = await this.database.read<{ failed: number }>(accept, [
      messages.map(m => m.id),
      messages.map(m => this.cipher.seal(m.mobile, 'sandbox_outbox.mobile')),
      messages.map(m => this.cipher.blindIndex(m.mobile, 'mobile')),
      messages.map(m => m.template),
      messages.map(m => this.cipher.seal(m.text, 'sandbox_outbox.body')),
      messages.map(m => m.about),
      messages.map(m => m.entity),
      this.clock.now(),
    ]);
    return messages.map((_, i) => i >= row!.failed);
  }
}
