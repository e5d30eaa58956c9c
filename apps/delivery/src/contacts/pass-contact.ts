import { permits, permitsProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { ContactSource } from './contact.ts';

export const passContact: ContactSource = async (bus, ids) => {
  const { items } = await bus.ask(permits.readPassContacts, { passIds: [...ids] });
  const known = new Map(items.map(c => [c.passId, c]));
  return ids.map(id => {
    const contact = known.get(id);
    if (!contact) return new Problem(permitsProblems.passNotFound);
    const { holder, mobile, plate, number, validFrom, validUntil, reason } = contact;
    return { owner: holder, mobile, values: { plate, number: number ?? '', validFrom, validUntil, reason: reason ?? '' } };
  });
};
