import type { CaseFact, CloudEvent } from '@counterless/contracts';
import { isKind, supplies } from '../domain/kinds.ts';
import type { Value, Values } from '../domain/template-text.ts';
import type { Notice } from './queue.ts';

const known = new Set(Object.keys(supplies.case));

/**
 * For the applicant, by SMS and in the inbox: a fact of a case is told by the kind of message that bears its verb. Fields of the fact that
 * messages know go with it. Nothing for what the applicant did: a withdrawal.
 */
export function caseNotice({ type, data }: CloudEvent<CaseFact>): Notice | undefined {
  const kind = `case-${sortOf(type.split('.').at(-2)!, data)}`;
  if (!isKind(kind)) return undefined;
  const fields = Object.fromEntries(Object.entries(data).filter(([name]) => known.has(name))) as Record<string, Value> satisfies Values;
  return { kind, entity: `case:${data.caseId}`, region: data.region, to: ['contact', 'holder'], fields };
}

/** Two facts have two senses each. */
function sortOf(verb: string, data: CaseFact & { readonly why?: string }): string {
  if (verb === 'refused' && data.status === 'not-accepted') return 'not-accepted';
  return verb === 'withdrawn' && data.why === 'lapsed' ? 'lapsed' : verb;
}
