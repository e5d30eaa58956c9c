import { general, taxProblems } from '@counterless/contracts';
import { Problem, type ProblemType } from '@counterless/kernel';
import { Refusal, type RefusalCode } from './domain/refusal.ts';

const types: Record<RefusalCode, ProblemType> = {
  'request.invalid': general.invalid,
  'taxpayer.assessment-faulty': taxProblems.assessmentFaulty,
  'entitlement.decided': taxProblems.entitlementDecided,
};

/** Applies a rule of the domain; its refusal leaves as the problem that the contract declares. */
export function byRule<T>(rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    if (error instanceof Refusal)
      throw new Problem(types[error.code], { detail: error.detail, faults: error.faults, cause: error });
    throw error;
  }
}
