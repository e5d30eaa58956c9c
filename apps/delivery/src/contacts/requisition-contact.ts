import { tax } from '@counterless/contracts';
import type { ContactSource } from './contact.ts';

export const requisitionContact: ContactSource = async (bus, requisitionId) => {
  const {
    owner,
    mobile,
    quantity,
    promisedAt = '',
    waybill = '',
    reason = '',
  } = await bus.ask(tax.readRequisitionContact, { requisitionId });
  return { owner, ...(mobile !== undefined && { mobile }), values: { quantity, promisedAt, waybill, reason } };
};
