import type { CloudEvent, RequisitionFact } from '@counterless/contracts';
import { kindOf, type Kind } from '../domain/kinds.ts';
import type { Audience } from './ports.ts';
import type { Notice } from './queue.ts';

/** For the taxpayer in the inbox; what happens on the way by post also for the recipient; for officers what they have to follow up. */
export function requisitionNotices({ type, data: { requisitionId, region } }: CloudEvent<RequisitionFact>): readonly Notice[] {
  const kind = kindOf('requisition', type);
  const notice = (what: Kind, to: readonly Audience[]): Notice => ({ kind: what, entity: `requisition:${requisitionId}`, region, to });
  switch (kind) {
    case 'requisition-posted':
      return [notice(kind, ['contact', 'holder'])];
    case 'requisition-returned':
    case 'requisition-lost':
      return [notice(kind, ['contact', 'holder']), notice('requisition-follow-up', ['officers'])];
    case 'requisition-escalated':
      return [notice(kind, ['officers'])];
    default:
      return [notice(kind, ['holder'])];
  }
}
