import { general, taxProblems } from '@counterless/contracts';
import { Problem, type ProblemType } from '@counterless/kernel';
import { Refusal, type RefusalCode } from './domain/refusal.ts';

const types: Record<RefusalCode, ProblemType> = {
  'request.invalid': general.invalid,
  'taxpayer.assessment-faulty': taxProblems.assessmentFaulty,
  'entitlement.decided': taxProblems.entitlementDecided,
  'invoice-policy.gap': taxProblems.policyGap,
  'invoice-policy.overlap': taxProblems.policyOverlap,
  'invoice-policy.starts-in-past': taxProblems.policyPast,
  'requisition.wrong-state': taxProblems.requisitionState,
};

function problemOf(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  return new Problem(types[error.code], { detail: error.detail, faults: error.faults, cause: error });
}

/** Applies a rule of the domain; its refusal leaves as the problem that the contract declares. */
export function byRule<T>(rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    throw problemOf(error);
  }
}

/** The same where a store applies the rule. */
export async function byRuleAsync<T>(rule: () => Promise<T>): Promise<T> {
  try {
    return await rule();
  } catch (error) {
    throw problemOf(error);
  }
}
