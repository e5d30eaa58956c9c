import { identity } from '@counterless/contracts';
import { oneByOne } from './contact.ts';

export const dataRequestContact = oneByOne(async (bus, requestId) => {
  const { owner, mobile } = await bus.ask(identity.readDataRequestContact, { requestId });
  return { owner, ...(mobile !== undefined && { mobile }), values: {} };
});
