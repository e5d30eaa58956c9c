import type { PassFact } from '@counterless/contracts';
import type { Kind } from '../domain/kinds.ts';
import type { Notice } from './queue.ts';

/** For the driver by SMS and for the holder in the inbox. */
export function passNotice(kind: Kind, { passId, destination }: PassFact): Notice {
  return { kind, entity: `pass:${passId}`, region: destination, to: ['contact', 'holder'] };
}
