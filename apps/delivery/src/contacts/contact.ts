import { general } from '@counterless/contracts';
import { Problem, type Language } from '@counterless/kernel';
import type { Bus } from '@counterless/platform';
import type { Values } from '../domain/template-text.ts';

/** Whom a message about something reaches, and what may be said of it. Asked for when it is sent: facts carry no personal data. */
export interface Contact {
  /** Person or enterprise whose inbox it is for. */
  readonly owner: string;
  readonly mobile?: string;
  readonly email?: string;
  /** Where it is known and the owner could not choose it. */
  readonly language?: Language;
  readonly values: Values;
}

/**
 * Asks the service that knows these things, all of them at once or one by one.
 * A contact is a Problem of kind not-found where there is no such thing. @throws Problem `platform.unavailable` or `.timeout` when it is away
 */
export type ContactSource = (bus: Bus, ids: readonly string[]) => Promise<readonly (Contact | Problem)[]>;

const atOnce = 8;

/** A source whose service tells of one thing at a time. */
export function oneByOne(ask: (bus: Bus, id: string) => Promise<Contact>): ContactSource {
  return async (bus, ids) => {
    const found: (Contact | Problem)[] = [];
    const unlessAway = (error: unknown) => (error instanceof Problem && !isAway(error) ? error : Promise.reject(error as Error));
    for (let i = 0; i < ids.length; i += atOnce) found.push(...(await Promise.all(ids.slice(i, i + atOnce).map(id => ask(bus, id).catch(unlessAway)))));
    return found;
  };
}

export const isAway = (error: unknown): boolean =>
  error instanceof Problem && (error.type === general.unavailable || error.type === general.timeout);
