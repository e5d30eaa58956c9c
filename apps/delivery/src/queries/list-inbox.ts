import { actorText, delivery, type InboxPage, type ListInbox } from '@counterless/contracts';
import type { LocalText } from '@counterless/kernel';
import { actorOf, Database, FieldCipher, Handles, Paging, type Call, type Handler, type Prepared } from '@counterless/platform';
import { forOfficer, officerValues } from '../persistence/officers-inbox.ts';
import { whoseInbox } from '../sending/inbox-readings.ts';

/** $1 is who reads; a condition that may be absent would keep PostgreSQL from the index, so each list is a statement of its own. */
function list(name: string, whose: string, unread: boolean): Prepared {
  return {
    name: `inbox_message.${name}${unread ? '.unread' : ''}`,
    text: `SELECT m.message_id AS id, content, about, iso(at) AS at, iso(read_at) AS "readAt"
           FROM inbox_message m LEFT JOIN inbox_reading r ON r.message_id = m.message_id AND r.reader = $1
           WHERE m.message_id < $2 AND ${whose} ${unread ? 'AND r.reader IS NULL' : ''} ORDER BY m.message_id DESC LIMIT $3`,
  };
}

interface Row {
  id: string;
  content: Buffer;
  about: string | null;
  at: string;
  readAt: string | null;
}

@Handles(delivery.listInbox)
export class ListInboxHandler implements Handler<typeof delivery.listInbox> {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async run(request: ListInbox, call: Call): Promise<InboxPage> {
    const actor = actorOf(call);
    const paging = new Paging(request, call);
    const values = [actorText(actor), paging.before, paging.rows];
    const unread = request.unread === true;
    const whose = whoseInbox(actor);
    const [statement, of] =
      'officer' in whose
        ? [list('for-officer', forOfficer(4), unread), officerValues(whose.officer)]
        : [list('own', 'owner = $4', unread), [whose.owner]];
    const found = await this.database.read<Row & Record<string, unknown>>(statement, [...values, ...of]);
    const { items, next } = paging.cut(found, row => row.id);
    return { items: items.map(row => this.#view(row, call)), next };
  }

  #view({ id, content, about, at, readAt }: Row, { language }: Call) {
    const { title, body } = JSON.parse(this.cipher.open(content, 'inbox_message.content')) as {
      title: LocalText;
      body: LocalText;
    };
    return { id, title: title[language], body: body[language], about, at, readAt };
  }
}
