import { tax, type RequisitionFact } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import type { Requisition } from '../domain/requisition.ts';

/** Tells the others how a requisition stands now. */
export function tell(tx: Transaction, requisition: Requisition): void {
  const { id: requisitionId, taxpayer: taxpayerId, region, status } = requisition;
  const data: RequisitionFact = { requisitionId, taxpayerId, region, status };
  switch (status) {
    case 'waiting':
      return tx.publish(tax.requisitionAccepted, requisition, data);
    case 'refused':
      return tx.publish(tax.requisitionRefused, requisition, data);
    case 'issued':
    case 'handed-over':
      return tx.publish(tax.requisitionIssued, requisition, data);
    case 'posted':
      return tx.publish(tax.requisitionPosted, requisition, data);
    case 'signed-for':
      return tx.publish(tax.requisitionSignedFor, requisition, data);
    case 'returned':
      return tx.publish(tax.requisitionReturned, requisition, data);
    case 'lost':
      return tx.publish(tax.requisitionLost, requisition, data);
    case 'restocked':
    case 'written-off':
      return tx.publish(tax.requisitionClosed, requisition, data);
    case 'withdrawn':
      return;
  }
}
