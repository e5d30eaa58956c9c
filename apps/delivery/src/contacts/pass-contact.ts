import { permits } from '@counterless/contracts';
import type { ContactSource } from './contact.ts';

export const passContact: ContactSource = async (bus, passId) => {
  const { holder, mobile, plate, number, validFrom, validUntil, reason } = await bus.ask(permits.readPassContact, { passId });
  return { owner: holder, mobile, values: { plate, number: number ?? '', validFrom, validUntil, reason: reason ?? '' } };
};
