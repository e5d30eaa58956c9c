import type { LocalText } from '@counterless/kernel';
import type { Rule } from '../rule.ts';

type Said = Pick<Rule, 'id' | 'article' | 'title' | 'duration' | 'unit' | 'startEvent' | 'inForce' | 'consequence' | 'source'> & Partial<Pick<Rule, 'rollOver'>>;

/**
 * A period after an event whose figure the law leaves open, or that is told from memory: an authority may set it for itself, and the note says what is
 * open. It is not suspended, and unless said its last day stays where it falls.
 */
export const openPeriod = (said: Said & { readonly note: LocalText }): Rule => ({
  direction: 'after',
  exclusions: said.unit === 'working-days' ? ['first-day', 'days-off'] : ['first-day'],
  rollOver: 'none',
  suspendable: [],
  verified: false,
  adjustable: ['duration', 'unit'],
  ...said,
});
