import type { CloudEvent, PassFact } from '@counterless/contracts';
import { kindOf } from '../domain/kinds.ts';
import type { Notice } from './queue.ts';

/** For the driver by SMS and for the holder in the inbox. */
export function passNotice({ type, data: { passId, destination } }: CloudEvent<PassFact>): Notice {
  return { kind: kindOf('pass', type), entity: `pass:${passId}`, region: destination, to: ['contact', 'holder'] };
}
