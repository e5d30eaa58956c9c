import { Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, FieldCipher, Gathered, type Prepared } from '@counterless/platform';
import { ChannelFailure, type Receipt, type Sendable } from '../sending/ports.ts';

export interface Kept extends Sendable {
  readonly channel: 'sms' | 'email';
  readonly recipient: string;
  readonly title?: string;
  readonly body: string;
}

// The provider's whole work as one statement: as many fail as it was told to, the others are kept unless their id was sent before.
// What times out is kept all the same: only its answer is lost.
const accept: Prepared = {
  name: 'sandbox_outbox.accept',
  text: `WITH fault AS (UPDATE channel_fault SET remaining = remaining - least(remaining, cardinality($1::uuid[])) WHERE channel = $9 AND remaining > 0
                        RETURNING old.remaining - new.remaining AS failed, how),
           kept AS (INSERT INTO sandbox_outbox (message_id, channel, recipient, recipient_index, template, title, body, about, entity, at)
                    SELECT u.id, $9, u.recipient, u.recipient_index, u.template, u.title, u.body, u.about, u.entity, $10::timestamptz
                    FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[], $5::bytea[], $6::bytea[], $7::text[], $8::text[])
                      WITH ORDINALITY AS u(id, recipient, recipient_index, template, title, body, about, entity, n)
                    WHERE u.n > coalesce((SELECT failed FROM fault WHERE how <> 'time-out'), 0)
                    ON CONFLICT (message_id) DO NOTHING)
         SELECT coalesce((SELECT failed FROM fault), 0) AS failed, (SELECT how FROM fault) AS how`,
};

/** The simulated providers of SMS and e-mail: they keep what they were given, for partners and tests to read, and can be told to fail. */
@Injectable()
export class SandboxOutbox {
  readonly #gathered = {
    sms: new Gathered<Kept, string | undefined>(messages => this.#accept(messages)),
    email: new Gathered<Kept, string | undefined>(messages => this.#accept(messages)),
  };

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** @throws ChannelFailure as the sandbox was told to fail */
  async keep(message: Kept): Promise<Receipt> {
    const failed = await this.#gathered[message.channel].do(message);
    if (failed === 'refuse') throw new ChannelFailure(`${message.channel}-told-to-fail`, 'not-sent');
    if (failed === 'invalid') throw new ChannelFailure('recipient-invalid', 'refused');
    if (failed === 'time-out') throw new ChannelFailure('time-out', 'unknown');
    return { reference: `sandbox:${message.id}` };
  }

  async #accept(messages: readonly Kept[]): Promise<(string | undefined)[]> {
    const column = <T>(of: (m: Kept) => T) => messages.map(of);
    const [row] = await this.database.read<{ failed: number; how: string | null }>(accept, [
      column(m => m.id),
      column(m => this.cipher.seal(m.recipient, 'sandbox_outbox.mobile')),
      column(m => this.cipher.blindIndex(m.recipient, 'mobile')),
      column(m => m.template),
      column(m => (m.title === undefined ? null : this.cipher.seal(m.title, 'sandbox_outbox.title'))),
      column(m => this.cipher.seal(m.body, 'sandbox_outbox.body')),
      column(m => m.about),
      column(m => m.entity),
      messages[0]!.channel,
      this.clock.now(),
    ]);
    return messages.map((_, i) => (i < row!.failed ? row!.how! : undefined));
  }
}
