import { taxProblems } from '@counterless/contracts';
import type { Constraints } from '@counterless/platform';

/** What a broken constraint of the schema means to the caller. */
export const constraints: Constraints = {
  taxpayer_once: taxProblems.taxpayerRegistered,
  credit_grade_once: taxProblems.gradeTaken,
  entitlement_open_once: taxProblems.entitlementOpen,
  invoice_policy_once: taxProblems.policyOverlap,
  stock_import_once: taxProblems.stockOverlap,
  stock_code_of_one_type: taxProblems.stockOverlap,
  stock_number_once: taxProblems.stockOverlap,
};
