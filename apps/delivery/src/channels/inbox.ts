import { Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, FieldCipher, type Prepared } from '@counterless/platform';
import { ChannelFailure, InboxChannel, type Note, type Receipt } from '../sending/ports.ts';

const keep: Prepared = {
  name: 'inbox_message.keep',
  text: `WITH fault AS (UPDATE channel_fault SET remaining = remaining - 1 WHERE channel = 'inbox' AND remaining > 0 RETURNING 1),
           kept AS (INSERT INTO inbox_message (message_id, owner, officers_of, template, content, about, pass_id, at)
                    SELECT $1::uuid, $2::text, $3::text, $4::text, $5::bytea, $6::text, $7::uuid, $8::timestamptz WHERE NOT EXISTS (SELECT 1 FROM fault)
                    ON CONFLICT (message_id) DO NOTHING)
         SELECT EXISTS (SELECT 1 FROM fault) AS failed`,
};

/** The inbox inside the platform: a real channel, which a sandbox can tell to fail all the same. */
@Injectable()
export class Inbox extends InboxChannel {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  async send({ id, to, title, body, template, about, passId }: Note): Promise<Receipt> {
    const content = this.cipher.seal(JSON.stringify({ title, body }), 'inbox_message.content');
    const owner = 'holder' in to ? to.holder : null;
    const officersOf = 'officersOf' in to ? to.officersOf : null;
    const [row] = await this.database.read<{ failed: boolean }>(keep, [
      id,
      owner,
      officersOf,
      template,
      content,
      about,
      passId,
      this.clock.now(),
    ]);
    if (row!.failed) throw new ChannelFailure('inbox-told-to-fail');
    return { reference: `inbox:${id}` };
  }
}
