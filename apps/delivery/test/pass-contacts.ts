import { header, permits, type PassContact, type PassGranted, type ReadPassContacts } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import type { World } from '@counterless/testing';
import { headers, type Subscription } from '@nats-io/nats-core';

/** Stands in for the permits service, which knows who drives. */
export class PassContacts {
  readonly #contacts = new Map<string, PassContact>();
  #serial = 0;

  /** Answers until the subscription ends. */
  answer(world: World): Subscription {
    return world.nats.subscribe(permits.readPassContacts.subject, {
      callback: (_error, message) => {
        const items = message.json<ReadPassContacts>().passIds.map(id => this.#contacts.get(id)).filter(c => c !== undefined);
        const h = headers();
        h.set(header.status, '200');
        message.respond(JSON.stringify({ items }), { headers: h });
      },
    });
  }

  add(more: Partial<PassContact> = {}) {
    const passId = newId();
    const mobile = `138${String(++this.#serial).padStart(8, '0')}`;
    const number = `330782${String(this.#serial).padStart(6, '0')}`;
    const window = { validFrom: '2026-03-02T08:00:00+08:00', validUntil: '2026-03-04T08:00:00+08:00' };
    const contact: PassContact = { passId, holder: newId(), mobile, plate: '浙G12345', number, status: 'granted', ...window, ...more };
    this.#contacts.set(passId, contact);
    const data: PassGranted = { passId, destination: '330782', origin: '330100', number, plate: contact.plate, ...window };
    return { passId, contact, data };
  }

  forget(passId: string): void {
    this.#contacts.delete(passId);
  }
}
