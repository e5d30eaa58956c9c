import { permitsProblems, ratingProblems } from '@counterless/contracts';
import type { Constraints } from '@counterless/platform';

/** What a broken constraint of the schema means to the caller. */
export const constraints: Constraints = {
  pass_live_once: permitsProblems.passOverlap,
  case_rating_pkey: ratingProblems.exists,
  pass_policy_start_once: permitsProblems.policyOverlap,
};
