import type { Bus } from '@counterless/platform';
import type { Values } from '../domain/template-text.ts';

/** Whom a message about something reaches, and what may be said of it. Asked for when it is sent: facts carry no personal data. */
export interface Contact {
  /** Person or enterprise whose inbox it is for. */
  readonly owner: string;
  readonly mobile?: string;
  readonly email?: string;
  readonly values: Values;
}

/** Asks the service that knows the thing. @throws Problem: of kind not-found when there is none, `platform.unavailable` or `.timeout` when it is away */
export type ContactSource = (bus: Bus, id: string) => Promise<Contact>;
