import { Injectable } from '@nestjs/common';
import type { Contact } from '../contacts/contact.ts';
import { InboxChannel, SmsChannel, type Note, type Outcome, type QueuedMessage } from './ports.ts';
import { TextWriter } from './text-writer.ts';

type Sent = NonNullable<Outcome['sent']> & { readonly templateVersion: number };

/** Renders one message and hands it to its channel. */
@Injectable()
export class Sender {
  constructor(
    private readonly sms: SmsChannel,
    private readonly inbox: InboxChannel,
    private readonly texts: TextWriter,
  ) {}

  /** @throws ChannelFailure, or the defect of a template */
  async send(message: QueuedMessage, { owner, mobile, values }: Contact): Promise<Sent> {
    const { id, template, about, entity, audience } = message;
    const all = { ...values, ...message.fields };
    if (audience === 'contact') {
      if (mobile === undefined) throw new Error(`there is no number for ${entity}`);
      // Nothing tells yet which language a driver reads; mobile numbers are of the mainland.
      const { body: text, version } = await this.texts.write(template, 'sms', 'zh', all);
      const { reference } = await this.sms.send({ id, template, about, entity, mobile, text });
      return { recipient: mobile, content: text, reference, templateVersion: version };
    }
    const to: Note['to'] = audience === 'officers' ? { officersOf: message.region } : { holder: owner };
    const [zh, en] = await Promise.all(
      (['zh', 'en'] as const).map(language => this.texts.write(template, 'inbox', language, all)),
    );
    const text = { title: { zh: zh!.title!, en: en!.title! }, body: { zh: zh!.body, en: en!.body } };
    const { reference } = await this.inbox.send({ id, template, about, entity, to, ...text });
    const recipient = 'holder' in to ? to.holder : `officers:${to.officersOf}`;
    return { recipient, content: JSON.stringify(text), reference, templateVersion: zh!.version };
  }
}
