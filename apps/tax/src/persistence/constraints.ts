import { taxProblems } from '@counterless/contracts';
import type { Constraints } from '@counterless/platform';

/** What a broken constraint of the schema means to the caller. */
export const constraints: Constraints = {
  taxpayer_once: taxProblems.taxpayerRegistered,
  credit_grade_once: taxProblems.gradeTaken,
  entitlement_open_once: taxProblems.entitlementOpen,
};
