import { delivery, type ListSent, type SentMessage, type SentPage } from '@counterless/contracts';
import type { LocalText } from '@counterless/kernel';
import { Database, FieldCipher, Handles, Paging, type Call, type Handler, type Prepared } from '@counterless/platform';

interface Row {
  id: string;
  channel: 'sms' | 'email' | 'inbox';
  mobile: Buffer | null;
  recipient: string | null;
  template: string;
  content: Buffer;
  about: string | null;
  at: string;
}

/** One statement per set of conditions: a condition that may be absent would keep PostgreSQL from the index. */
function sent(byMobile: boolean, byEntity: boolean): Prepared {
  const of = byEntity ? 'AND entity = $3' : 'AND $3::text IS NULL';
  const mobile = byMobile ? 'AND recipient_index = $4' : 'AND $4::bytea IS NULL';
  const page = `ORDER BY message_id DESC LIMIT $2`;
  const sms = `SELECT message_id AS id, channel, recipient AS mobile, NULL AS recipient, template, body AS content, about, iso(at) AS at
    FROM sandbox_outbox WHERE message_id < $1 ${of} ${mobile} ${page}`;
  const inbox = `SELECT message_id AS id, 'inbox' AS channel, NULL AS mobile, coalesce(owner, 'officers:' || officers_of) AS recipient, template, content, about, iso(at) AS at
    FROM inbox_message WHERE message_id < $1 ${of} ${byMobile ? 'AND false' : ''} ${page}`;
  return {
    name: `sent.${byMobile}.${byEntity}`,
    text: `SELECT * FROM ((${sms}) UNION ALL (${inbox})) AS s ORDER BY id DESC LIMIT $2`,
  };
}

@Handles(delivery.listSent)
export class ListSentHandler implements Handler<typeof delivery.listSent> {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async run(request: ListSent, call: Call): Promise<SentPage> {
    const { mobile, passId } = request;
    const paging = new Paging(request, call);
    const statement = sent(mobile !== undefined, passId !== undefined);
    const index = mobile === undefined ? null : this.cipher.blindIndex(mobile, 'mobile');
    const found = await this.database.read<Row & Record<string, unknown>>(statement, [
      paging.before,
      paging.rows,
      passId === undefined ? null : `pass:${passId}`,
      index,
    ]);
    const { items, next } = paging.cut(found, row => row.id);
    return { items: items.map(row => this.#view(row, call)), next };
  }

  #view({ id, channel, mobile, recipient, template, content, about, at }: Row, { language }: Call): SentMessage {
    const common = { id, channel, template, about, at };
    if (channel !== 'inbox')
      return {
        ...common,
        to: this.cipher.open(mobile!, 'sandbox_outbox.mobile'),
        body: this.cipher.open(content, 'sandbox_outbox.body'),
      };
    const { body } = JSON.parse(this.cipher.open(content, 'inbox_message.content')) as { body: LocalText };
    return { ...common, to: recipient!, body: body[language] };
  }
}
