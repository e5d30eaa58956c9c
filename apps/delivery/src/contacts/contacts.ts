import { Problem } from '@counterless/kernel';
import { Gathered, type Bus } from '@counterless/platform';
import { caseContact } from './case-contact.ts';
import type { Contact, ContactSource } from './contact.ts';
import { dataRequestContact } from './data-request-contact.ts';
import { passContact } from './pass-contact.ts';
import { requisitionContact } from './requisition-contact.ts';

/** Of other services, by the kind of entity, which is what stands before the colon of `pass:<id>`. */
const sources: Readonly<Record<string, ContactSource>> = {
  pass: passContact,
  requisition: requisitionContact,
  case: caseContact,
  'data-request': dataRequestContact,
};

/** The contacts of one batch: each is asked for once, those of a kind together; where its service does not answer, all of them fail. */
export class Contacts {
  readonly #asked = new Map<string, Promise<Contact>>();
  readonly #kinds = new Map<string, Gathered<string, Contact | Problem>>();

  /** @param own sources of this service's own */
  constructor(
    private readonly bus: Bus,
    private readonly own: Readonly<Record<string, ContactSource>>,
  ) {}

  of(entity: string): Promise<Contact> {
    const known = this.#asked.get(entity);
    if (known) return known;
    const asked = this.#ask(entity);
    this.#asked.set(entity, asked);
    return asked;
  }

  async #ask(entity: string): Promise<Contact> {
    const [kind = '', id = ''] = entity.split(':');
    let together = this.#kinds.get(kind);
    if (!together) {
      const source = sources[kind] ?? this.own[kind];
      if (!source) throw new Error(`nobody knows the contact of a ${kind}`);
      together = new Gathered(ids => source(this.bus, ids));
      this.#kinds.set(kind, together);
    }
    const found = await together.do(id);
    if (found instanceof Problem) throw found;
    return found;
  }
}
