import { tax } from '@counterless/contracts';
import { oneByOne } from './contact.ts';

export const requisitionContact = oneByOne(async (bus, requisitionId) => {
  const {
    owner,
    mobile,
    quantity,
    promisedAt = '',
    waybill = '',
    reason = '',
  } = await bus.ask(tax.readRequisitionContact, { requisitionId });
  return { owner, ...(mobile !== undefined && { mobile }), values: { quantity, promisedAt, waybill, reason } };
});
