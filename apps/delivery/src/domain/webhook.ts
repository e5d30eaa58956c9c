import type { Language } from '@counterless/kernel';
import { maskEmail } from './email-address.ts';

export type DisabledBy = 'owner' | 'gone' | 'failing';

/** Who is told when the platform disables a webhook, and in which language: that of whoever named the address. */
export interface WebhookContact {
  readonly email: string;
  readonly language: Language;
}

export const mostWebhooks = 20;
export const mostSecrets = 5;

/** An address that is told events (回调). */
export class Webhook {
  id!: string;
  version!: number;
  app!: string;
  url!: string;
  /** Types that it is told; all when empty. */
  types!: string[];
  description!: string | null;
  contact!: WebhookContact | null;
  /** The same for other eyes. */
  contactMasked!: string | null;
  disabledBy!: DisabledBy | null;
  failingSince!: Date | null;
  createdAt!: Date;

  static make(given: Pick<Webhook, 'id' | 'app' | 'url' | 'types' | 'description' | 'createdAt'>): Webhook {
    return Object.assign(new Webhook(), given, { version: 1, contact: null, contactMasked: null, disabledBy: null, failingSince: null });
  }

  /** Undefined: whoever it was stays. */
  name(contact: WebhookContact | null | undefined): void {
    if (contact !== undefined) Object.assign(this, { contact, contactMasked: contact && maskEmail(contact.email) });
  }

  change(wanted: Pick<Webhook, 'url' | 'types' | 'description'>, enabled: boolean): void {
    Object.assign(this, wanted);
    if (enabled && this.disabledBy !== null) this.failingSince = null;
    this.disabledBy = enabled ? null : (this.disabledBy ?? 'owner');
  }
}
