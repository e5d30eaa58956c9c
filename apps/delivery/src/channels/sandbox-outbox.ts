import { Injectable } from '@nestjs/common';
import type { ReceiptStatus } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Database, FieldCipher, Gathered, type Prepared, type Transaction } from '@counterless/platform';
import { kinds } from '../domain/kinds.ts';
import { refusedBefore, sandboxCode, type SandboxCode } from '../domain/sandbox-values.ts';
import { ChannelFailure, type Receipt, type Sendable } from '../sending/ports.ts';

export interface Kept extends Sendable {
  readonly channel: 'sms' | 'email';
  readonly recipient: string;
  readonly title?: string;
  readonly body: string;
}
interface Taken extends Kept {
  /** What the provider says of it by itself, once it is sent. */
  readonly tells: ReceiptStatus | null;
}

// The provider's whole work as one statement: as many fail as it was told to, the others are kept unless their id was sent before.
// What times out is kept all the same: only its answer is lost.
const accept: Prepared = {
  name: 'sandbox_outbox.accept',
  text: `WITH fault AS (UPDATE channel_fault SET remaining = remaining - least(remaining, cardinality($1::uuid[])) WHERE channel = $9 AND remaining > 0
                        RETURNING old.remaining - new.remaining AS failed, how),
           kept AS (INSERT INTO sandbox_outbox (message_id, channel, recipient, recipient_index, template, title, body, about, entity, tells, at)
                    SELECT u.id, $9, u.recipient, u.recipient_index, u.template, u.title, u.body, u.about, u.entity, u.tells, $10::timestamptz
                    FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[], $5::bytea[], $6::bytea[], $7::text[], $8::text[], $11::text[])
                      WITH ORDINALITY AS u(id, recipient, recipient_index, template, title, body, about, entity, tells, n)
                    WHERE u.n > coalesce((SELECT failed FROM fault WHERE how <> 'time-out'), 0)
                    ON CONFLICT (message_id) DO NOTHING)
         SELECT coalesce((SELECT failed FROM fault), 0) AS failed, (SELECT how FROM fault) AS how`,
};
const tries: Prepared = {
  name: 'sandbox_try.count',
  text: `INSERT INTO sandbox_try (message_id, tries) VALUES ($1, 1) ON CONFLICT (message_id) DO UPDATE SET tries = sandbox_try.tries + 1 RETURNING tries`,
};
// A receipt is of something sent: until the message is noted as that, the provider keeps it to itself.
const receipts: Prepared = {
  name: 'sandbox_outbox.receipts',
  // OFFSET keeps it from becoming a join, which PostgreSQL may begin with all messages there are.
  text: `SELECT o.message_id AS "messageId", o.tells FROM sandbox_outbox o
         WHERE o.tells IS NOT NULL AND EXISTS (SELECT 1 FROM message m WHERE m.id = o.message_id AND m.status = 'sent' AND m.channel = 'sms' OFFSET 0)
         ORDER BY o.message_id LIMIT 64`,
};
const told: Prepared = { name: 'sandbox_outbox.told', text: 'UPDATE sandbox_outbox SET tells = NULL WHERE message_id = $1' };

/** Codes come to every address: otherwise none could be confirmed that then behaves as it is known to. */
const codeOf = ({ channel, recipient, template }: Kept): SandboxCode | undefined =>
  (kinds as Readonly<Record<string, string>>)[template] === 'code' ? undefined : sandboxCode(channel === 'sms' ? 'mobile' : 'email', recipient);

/** The simulated providers of SMS and e-mail: they keep what they were given, for partners and tests to read, and fail as they were told to or as the recipient says. */
@Injectable()
export class SandboxOutbox {
  readonly #gathered = {
    sms: new Gathered<Taken, string | undefined>(messages => this.#accept(messages)),
    email: new Gathered<Taken, string | undefined>(messages => this.#accept(messages)),
  };

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** @throws ChannelFailure as the sandbox was told to fail, or as the recipient says */
  async keep(message: Kept): Promise<Receipt> {
    const { id, channel } = message;
    switch (codeOf(message)) {
      case 'sms-refused':
      case 'email-refused':
        throw new ChannelFailure('recipient-invalid', 'refused');
      case 'sms-down':
      case 'email-down':
        throw new ChannelFailure(`${channel}-down`, 'not-sent');
      case 'sms-later':
      case 'email-later':
        if ((await this.#tries(id)) <= refusedBefore) throw new ChannelFailure(`${channel}-busy`, 'not-sent');
        return this.#take({ ...message, tells: null });
      case 'sms-answer-lost':
      case 'email-answer-lost': {
        const receipt = await this.#take({ ...message, tells: null });
        if ((await this.#tries(id)) === 1) throw new ChannelFailure('time-out', 'unknown');
        return receipt;
      }
      case 'sms-undelivered':
        return this.#take({ ...message, tells: 'undelivered' });
      case 'sms-delivered':
        return this.#take({ ...message, tells: 'delivered' });
      default:
        return this.#take({ ...message, tells: null });
    }
  }

  /** What is still to be told of messages that were sent. */
  receipts(): Promise<{ messageId: string; tells: ReceiptStatus }[]> {
    return this.database.read<{ messageId: string; tells: ReceiptStatus }>(receipts, []);
  }

  told(tx: Transaction, messageId: string): void {
    tx.send(told, [messageId]);
  }

  async #tries(id: string): Promise<number> {
    return (await this.database.read<{ tries: number }>(tries, [id]))[0]!.tries;
  }

  async #take(message: Taken): Promise<Receipt> {
    const failed = await this.#gathered[message.channel].do(message);
    if (failed === 'refuse') throw new ChannelFailure(`${message.channel}-told-to-fail`, 'not-sent');
    if (failed === 'invalid') throw new ChannelFailure('recipient-invalid', 'refused');
    if (failed === 'time-out') throw new ChannelFailure('time-out', 'unknown');
    return { reference: `sandbox:${message.id}` };
  }

  async #accept(messages: readonly Taken[]): Promise<(string | undefined)[]> {
    const column = <T>(of: (m: Taken) => T) => messages.map(of);
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
      column(m => m.tells),
    ]);
    return messages.map((_, i) => (i < row!.failed ? row!.how! : undefined));
  }
}
