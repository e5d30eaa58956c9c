import { delivery, type InboxPage, type Page } from '@counterless/contracts';
import type { LocalText } from '@counterless/kernel';
import { actorOf, Database, FieldCipher, Handles, Paging, type Call, type Handler, type Prepared } from '@counterless/platform';
import { regionSpan } from '../domain/region-span.ts';

const fields = 'message_id AS id, content, about, iso(at) AS at';
const own: Prepared = {
  name: 'inbox_message.own',
  text: `SELECT ${fields} FROM inbox_message WHERE owner = $1 AND message_id < $2 ORDER BY message_id DESC LIMIT $3`,
};
const ofRegion: Prepared = {
  name: 'inbox_message.of-region',
  text: `SELECT ${fields} FROM inbox_message WHERE officers_of BETWEEN $1 AND $2 AND message_id < $3 ORDER BY message_id DESC LIMIT $4`,
};

interface Row {
  id: string;
  content: Buffer;
  about: string | null;
  at: string;
}

@Handles(delivery.listInbox)
export class ListInboxHandler implements Handler<typeof delivery.listInbox> {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async run(request: Page, call: Call): Promise<InboxPage> {
    const actor = actorOf(call);
    const paging = new Paging(request, call);
    const found =
      actor.kind === 'officer' && actor.region
        ? await this.database.read<Row & Record<string, unknown>>(ofRegion, [
            ...regionSpan(actor.region),
            paging.before,
            paging.rows,
          ])
        : await this.database.read<Row & Record<string, unknown>>(own, [actor.id, paging.before, paging.rows]);
    const { items, next } = paging.cut(found, row => row.id);
    return { items: items.map(row => this.#view(row, call)), next };
  }

  #view({ id, content, about, at }: Row, { language }: Call) {
    const { title, body } = JSON.parse(this.cipher.open(content, 'inbox_message.content')) as {
      title: LocalText;
      body: LocalText;
    };
    return { id, title: title[language], body: body[language], about, at };
  }
}
