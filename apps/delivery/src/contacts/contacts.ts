import { general } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { Bus } from '@counterless/platform';
import { caseContact } from './case-contact.ts';
import type { Contact, ContactSource } from './contact.ts';
import { passContact } from './pass-contact.ts';
import { requisitionContact } from './requisition-contact.ts';

/** By the kind of entity, which is what stands before the colon of `pass:<id>`. */
const sources: Readonly<Record<string, ContactSource>> = {
  pass: passContact,
  requisition: requisitionContact,
  case: caseContact,
};

export const isAway = (error: unknown): boolean =>
  error instanceof Problem && (error.type === general.unavailable || error.type === general.timeout);

/** The contacts of one batch: each is asked for once, and of a kind whose service does not answer no more at all. */
export class Contacts {
  readonly #asked = new Map<string, Promise<Contact>>();
  readonly #away = new Map<string, Problem>();

  constructor(private readonly bus: Bus) {}

  of(entity: string): Promise<Contact> {
    const [kind = '', id = ''] = entity.split(':');
    const away = this.#away.get(kind);
    if (away) return Promise.reject(away);
    let asked = this.#asked.get(entity);
    if (!asked) {
      const source = sources[kind];
      if (!source) return Promise.reject(new Error(`nobody knows the contact of a ${kind}`));
      asked = source(this.bus, id);
      this.#asked.set(entity, asked);
      asked.catch((error: unknown) => {
        if (isAway(error)) this.#away.set(kind, error as Problem);
      });
    }
    return asked;
  }
}
