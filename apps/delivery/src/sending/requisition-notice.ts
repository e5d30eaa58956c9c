import type { RequisitionFact } from '@counterless/contracts';
import type { Kind } from '../domain/kinds.ts';
import type { Audience } from './ports.ts';
import type { Notice } from './queue.ts';

/** For the taxpayer in the inbox unless said. */
export function requisitionNotice(
  kind: Kind,
  { requisitionId, region }: RequisitionFact,
  to: readonly Audience[] = ['holder'],
): Notice {
  return { kind, entity: `requisition:${requisitionId}`, region, to };
}
