import type { LegalDate } from './legal-date.ts';
import { RuleTable, type Rule } from './rule.ts';
import { permitRules } from './rules/permits.ts';
import { personDataRules } from './rules/person-data.ts';
import { ratingRules } from './rules/ratings.ts';
import { remedyRules } from './rules/remedies.ts';
import { retentionRules } from './rules/retention.ts';
import { taxRules } from './rules/tax.ts';

/** Every rule the platform counts by. A further statute is a further file of rows here. */
export const statutes = new RuleTable([...permitRules, ...remedyRules, ...ratingRules, ...taxRules, ...personDataRules, ...retentionRules]);

/** The version of a rule in force on the day of its event. Throws `statutes.rule-unknown`, `statutes.rule-not-in-force`. */
export function ruleAt(id: string, date: LegalDate): Rule {
  return statutes.at(id, date);
}
