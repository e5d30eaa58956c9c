import { Injectable } from '@nestjs/common';
import type { PassContact } from '@counterless/contracts';
import { inboxText, passTemplates, smsText, type PassDetails, type Template } from '../domain/templates.ts';
import { InboxChannel, SmsChannel, type Note, type Outcome, type QueuedMessage } from './ports.ts';

/** Renders one message and hands it to its channel. */
@Injectable()
export class Sender {
  constructor(
    private readonly sms: SmsChannel,
    private readonly inbox: InboxChannel,
  ) {}

  /** @throws ChannelFailure, or the defect of a template */
  async send(message: QueuedMessage, contact: PassContact): Promise<NonNullable<Outcome['sent']>> {
    const { id, template, about, passId, audience } = message;
    const texts: Template<PassDetails> = passTemplates[template];
    const details = { ...contact, number: contact.number ?? '', reason: contact.reason ?? '' };
    if (audience === 'driver') {
      // Nothing tells yet which language a driver reads; mobile numbers are of the mainland.
      const text = smsText(texts, details, 'zh');
      const { reference } = await this.sms.send({ id, template, about, passId, mobile: contact.mobile, text });
      return { recipient: contact.mobile, content: text, reference };
    }
    const to: Note['to'] = audience === 'officers' ? { officersOf: message.region } : { holder: contact.holder };
    const text = inboxText(texts, details);
    const { reference } = await this.inbox.send({ id, template, about, passId, to, ...text });
    return { recipient: 'holder' in to ? to.holder : `officers:${to.officersOf}`, content: JSON.stringify(text), reference };
  }
}
