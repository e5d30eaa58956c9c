import type { Fact } from './fact.ts';
import { live } from './live.ts';
import { casesOfMatters, type CaseFact } from './permits-cases.ts';

/** Whatever is told of a case is heard by those who may read it. */
const facts = Object.values(casesOfMatters).filter(c => c.type === 'fact') as readonly Fact<CaseFact>[];

export const caseEvents = live({
  of: casesOfMatters.readCase, summary: 'Hear live what happens in a case', facts, wanted: r => r.caseId, about: data => data.caseId,
});
