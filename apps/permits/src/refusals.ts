import { caseProblems, permitsProblems, queueProblems, ratingProblems } from '@counterless/contracts';
import { Problem, type ProblemType } from '@counterless/kernel';
import { Refusal, type RefusalCode } from './domain/refusal.ts';

const types: Record<RefusalCode, ProblemType> = {
  'pass.wrong-state': permitsProblems.passWrongState,
  'pass.window-invalid': permitsProblems.passWindow,
  'pass.extension-refused': permitsProblems.passExtension,
  'case.wrong-state': caseProblems.caseWrongState,
  'case.stage-not-open': caseProblems.stageNotOpen,
  'case.stages-open': caseProblems.stagesOpen,
  'case.claimed-by-another': caseProblems.claimedByAnother,
  'case.supplement-once': caseProblems.supplementOnce,
  'case.overrun-unexplained': caseProblems.overrunUnexplained,
  'case.department-disagrees': caseProblems.departmentDisagrees,
  'case.extension-refused': caseProblems.extensionRefused,
  'task.not-held': queueProblems.taskNotHeld,
  'task.officer-unfit': queueProblems.officerUnfit,
  'rating.case-open': ratingProblems.caseOpen,
  'rating.too-late': ratingProblems.late,
  'rating.not-answered': ratingProblems.notAnswered,
  'rating.rated-again': ratingProblems.ratedAgain,
  'rating.correction-closed': ratingProblems.notOpen,
  'rating.own-case': ratingProblems.ownCase,
};

/** Applies a rule of the domain; its refusal leaves as the problem that the contract declares. */
export function byRule<T>(rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    if (error instanceof Refusal)
      throw new Problem(types[error.code], { detail: error.detail, faults: error.faults, cause: error });
    if (error instanceof Problem && error.type.code.startsWith('statutes.')) throw clockRefuses(error);
    throw error;
  }
}

/** A rule of the statutes says no to what was wanted of a clock; callers see one problem for all of them, which says why. */
function clockRefuses(error: Problem): Problem {
  const { title } = error.type;
  const detail = error.detail ? { en: `${title.en}: ${error.detail.en}`, zh: `${title.zh}：${error.detail.zh}` } : title;
  return new Problem(caseProblems.clockRefuses, { detail, cause: error });
}
