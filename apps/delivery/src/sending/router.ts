import { Injectable } from '@nestjs/common';
import { Clock, Problem } from '@counterless/kernel';
import { Bus } from '@counterless/platform';
import { isAway, type Contact } from '../contacts/contact.ts';
import { Contacts } from '../contacts/contacts.ts';
import { OwnContacts } from '../contacts/own-contacts.ts';
import { channelPlan, type Channel } from '../domain/channel-plan.ts';
import { quietUntil } from '../domain/quiet-hours.ts';
import { waitDelay } from '../domain/retry.ts';
import { hasText, type Template } from '../domain/template.ts';
import type { Letter } from './letter.ts';
import type { Outcome, QueuedMessage } from './ports.ts';
import { OwnerEmails } from './owner-emails.ts';
import { Preferences } from './preferences.ts';
import { TextWriter } from './text-writer.ts';

/** Decides by which channel a message goes now, or that it waits, or that it ends here. */
@Injectable()
export class Router {
  constructor(
    private readonly texts: TextWriter,
    private readonly preferences: Preferences,
    private readonly emails: OwnerEmails,
    private readonly own: OwnContacts,
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  /** For one batch. */
  contacts(): Contacts {
    return new Contacts(this.bus, this.own.sources);
  }

  async route(message: QueuedMessage, contacts: Contacts): Promise<Letter | Outcome> {
    const { id, tries, waits, spent, begun } = message;
    const now = this.clock.now();
    const base = { id, tries, waits, spent, begun, dueAt: now };
    try {
      const [template, asked] = await Promise.all([this.texts.template(message.template), contacts.of(message.entity)]);
      const [email, preferences] = await Promise.all([
        asked.email ?? this.emails.confirmedOf(asked.owner),
        this.preferences.of(asked.owner),
      ]);
      const contact = { ...asked, ...(email !== undefined && { email }) };
      const preference = preferences.find(p => p.purpose === template.purpose);
      const plan = channelPlan({
        purpose: template.purpose,
        alert: message.audience === 'contact',
        preferred: preference?.channels,
        possible: possible(template, contact),
        spent,
      });
      const known = { ...base, owner: contact.owner };
      // What may have been taken by a channel is cleared up there, whatever was chosen since.
      if (begun === null && plan === 'declined') return { ...known, status: 'declined' };
      const left = plan === 'declined' ? [] : plan;
      const channel = begun ?? left[0];
      if (channel === undefined) return { ...known, status: 'failed', error: 'no-channel' };
      const quiet = template.urgent || begun !== null ? undefined : quietUntil(await this.preferences.quietHours(), channel, now);
      if (quiet) return { ...known, status: 'queued', dueAt: quiet, held: true };
      return { message, contact, channel, language: preference?.language ?? contact.language ?? 'zh', hasNext: left.some(c => c !== channel) };
    } catch (error) {
      const code = error instanceof Problem ? error.type.code : (error as Error).name;
      if (error instanceof Problem && error.type.kind === 'not-found')
        return { ...base, status: 'failed', tries: tries + 1, error: code };
      // Ours to mend, and without end: a part of the platform that is away comes back.
      const delay = waitDelay(waits + 1);
      return {
        ...base,
        status: 'queued',
        waits: waits + 1,
        dueAt: new Date(now.getTime() + delay),
        error: isAway(error) ? code : `defect:${code}`,
      };
    }
  }
}

function possible(template: Template, { mobile, email }: Contact): Channel[] {
  const addressed = { sms: mobile !== undefined, email: email !== undefined, inbox: true };
  return (Object.keys(addressed) as Channel[]).filter(c => addressed[c] && hasText(template, c));
}
