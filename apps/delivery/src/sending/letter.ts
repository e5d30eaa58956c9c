import type { Contact } from '../contacts/contact.ts';
import type { Channel as ChannelName } from '../domain/channel-plan.ts';
import type { Note, QueuedMessage } from './ports.ts';
import type { Language } from '@counterless/kernel';

/** A message whose contact was asked and whose channel is chosen: ready to be written and handed over. */
export interface Letter {
  readonly message: QueuedMessage;
  readonly contact: Contact;
  readonly channel: ChannelName;
  readonly language: Language;
  /** There is another channel after this one. */
  readonly hasNext: boolean;
}

export function noteTo({ message, contact }: Letter): Note['to'] {
  return message.audience === 'officers' ? { officersOf: message.region, office: message.office ?? null } : { holder: contact.owner };
}
