import { Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import type { Channel as ChannelName } from '../domain/channel-plan.ts';
import { mostTries, mostTriesBeforeNext, retryDelay } from '../domain/retry.ts';
import { handOver } from './hand-over.ts';
import { noteTo, type Letter } from './letter.ts';
import { ChannelFailure, EmailChannel, InboxChannel, SmsChannel, type Outcome, type Recovery, type Sent } from './ports.ts';
import { TextWriter } from './text-writer.ts';

/** Writes a message, hands it to its channel, and says how it goes on. */
@Injectable()
export class Sender {
  constructor(
    private readonly sms: SmsChannel,
    private readonly email: EmailChannel,
    private readonly inbox: InboxChannel,
    private readonly texts: TextWriter,
    private readonly clock: Clock,
  ) {}

  recovery(channel: ChannelName): Recovery {
    return this[channel].recovery;
  }

  atOnce(channel: ChannelName): number {
    return this[channel].atOnce;
  }

  async send(letter: Letter): Promise<Outcome> {
    const { message, channel, contact, language } = letter;
    const { id, waits, spent } = message;
    const now = this.clock.now();
    const base = { id, waits, tries: message.tries, spent, begun: null, dueAt: now, owner: contact.owner };
    try {
      const { templateVersion, ...sent } = await this.#hand(letter);
      const attempt = { channel, outcome: 'sent' as const };
      return { ...base, status: 'sent', channel, templateVersion, sent, attempt, ...(channel !== 'inbox' && { language }) };
    } catch (error) {
      // A text that cannot be written was handed to nobody; another channel's may do.
      const { code, effect } = error instanceof ChannelFailure ? error : new ChannelFailure((error as Error).name, 'refused');
      const tries = message.tries + 1;
      const attempt = { channel, outcome: effect, error: code };
      const failed = { ...base, error: code, attempt, dueAt: new Date(now.getTime() + retryDelay(tries)) };
      const next = letter.hasNext
        ? { ...failed, status: 'queued' as const, tries: 0, spent: [...spent, channel], dueAt: now }
        : { ...failed, status: 'failed' as const, tries };
      if (effect === 'refused') return next;
      const last = tries >= (letter.hasNext ? mostTriesBeforeNext : mostTries);
      if (effect === 'not-sent') return last ? next : { ...failed, status: 'queued', tries };
      // It may have arrived: not by another channel, then, and not again by one that would send it twice.
      return last || this.recovery(channel) === 'none'
        ? { ...failed, status: 'unknown', tries, channel }
        : { ...failed, status: 'queued', tries, begun: channel };
    }
  }

  async #hand(letter: Letter): Promise<Sent & { readonly templateVersion: number }> {
    const { message, contact, language, channel } = letter;
    const { id, template, about, entity, factId } = message;
    const head = { id, template, about, entity };
    const values = { ...contact.values, ...message.fields };
    const inDoubt = message.begun === channel;
    switch (channel) {
      case 'sms': {
        const { body: text, version } = await this.texts.write(template, channel, language, values);
        const { reference } = await handOver(this.sms, { ...head, mobile: contact.mobile!, text }, inDoubt);
        return { recipient: contact.mobile!, content: text, reference, templateVersion: version };
      }
      case 'email': {
        const { title = '', body, version } = await this.texts.write(template, channel, language, values);
        const { reference } = await handOver(this.email, { ...head, address: contact.email!, title, body }, inDoubt);
        return { recipient: contact.email!, content: JSON.stringify({ title, body }), reference, templateVersion: version };
      }
      case 'inbox': {
        const [zh, en] = await Promise.all((['zh', 'en'] as const).map(l => this.texts.write(template, channel, l, values)));
        const text = { title: { zh: zh!.title!, en: en!.title! }, body: { zh: zh!.body, en: en!.body } };
        const to = noteTo(letter);
        const { reference } = await handOver(this.inbox, { ...head, factId, to, ...text }, inDoubt);
        const recipient = 'holder' in to ? to.holder : `officers:${to.officersOf}`;
        return { recipient, content: JSON.stringify(text), reference, templateVersion: zh!.version };
      }
    }
  }
}
