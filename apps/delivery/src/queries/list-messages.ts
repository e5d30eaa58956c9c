import { createHash } from 'node:crypto';
import { delivery, type ListMessages, type MessageList, type MessageView } from '@counterless/contracts';
import { maskMobile, type LocalText } from '@counterless/kernel';
import {
  actorOf,
  Database,
  FieldCipher,
  Handles,
  iso,
  Paging,
  ReadAudit,
  type Call,
  type Handler,
  type Prepared,
} from '@counterless/platform';
import { maskEmail } from '../domain/email-address.ts';
import { regionSpan } from '../domain/region-span.ts';

const page = (
  mine: string,
) => `SELECT id, json_build_object('id', id, 'kind', template, 'audience', audience, 'status', status, 'queuedAt', ${iso('queued_at')},
      'channel', channel, 'templateVersion', template_version, 'language', language, 'digest', encode(digest, 'hex'), 'reference', reference,
      'finishedAt', ${iso('finished_at')}, 'receipt', receipt, 'receiptAt', ${iso('receipt_at')},
      'attempts', (SELECT coalesce(json_agg(json_build_object('channel', channel, 'outcome', outcome, 'error', error, 'at', ${iso('at')}) ORDER BY id), '[]')
                   FROM attempt WHERE message_id = m.id)) AS view, recipient, content
    FROM message m WHERE entity = $1 AND id > $2 AND ${mine} ORDER BY id LIMIT $3`;
const ofOwner: Prepared = { name: 'message.of-owner', text: page(`owner = $4 AND audience <> 'officers'`) };
const ofRegion: Prepared = { name: 'message.of-region', text: page('region BETWEEN $4 AND $5') };

interface Row {
  readonly id: string;
  readonly view: Omit<MessageView, 'to' | 'title' | 'body'>;
  readonly recipient: Buffer | null;
  readonly content: Buffer | null;
}

/** For whom the thing is about, and the officers of its region. To whom it went is masked; the content is what the digest is of. */
@Handles(delivery.listMessages)
export class ListMessagesHandler implements Handler<typeof delivery.listMessages> {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly reads: ReadAudit,
  ) {}

  async run(request: ListMessages, call: Call): Promise<MessageList> {
    const actor = actorOf(call);
    const paging = new Paging(request, call);
    const values = [request.entity, paging.after, paging.rows];
    const rows =
      actor.kind === 'officer'
        ? await this.database.read<Row & Record<string, unknown>>(ofRegion, [...values, ...regionSpan(actor.region ?? '')])
        : await this.database.read<Row & Record<string, unknown>>(ofOwner, [...values, actor.id]);
    const { items, next } = paging.cut(rows, row => row.id);
    if (items.length > 0)
      await this.reads.note(call, request.entity, { read: 'messages', from: items[0]!.id, to: items.at(-1)!.id });
    return { items: items.map(row => this.#view(row, call)), next };
  }

  #view({ view, recipient, content }: Row, { language }: Call): MessageView {
    if (!recipient || !content) return view;
    const to = masked(this.cipher.open(recipient, 'message.recipient'));
    const text = this.cipher.open(content, 'message.content');
    // Proof is of use only while it is true: what was changed since does not pass for what was sent.
    if (view.digest && createHash('sha256').update(text).digest('hex') !== view.digest)
      throw new Error(`the content of message ${view.id} is not the one that was sent`);
    if (view.channel === 'sms') return { ...view, to, body: text };
    const { title, body } = JSON.parse(text) as { title: string | LocalText; body: string | LocalText };
    const own = (t: string | LocalText) => (typeof t === 'string' ? t : t[language]);
    return { ...view, to, title: own(title), body: own(body) };
  }
}

const masked = (recipient: string): string =>
  /^\d+$/.test(recipient) ? maskMobile(recipient) : recipient.includes('@') ? maskEmail(recipient) : recipient;
