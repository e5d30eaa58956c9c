import type { Provider } from '@nestjs/common';
import { CaseChecks } from './cases/case-checks.ts';
import { CaseDesk } from './cases/case-desk.ts';
import { FormAnswers } from './cases/form-answers.ts';
import { ChangeDraftHandler } from './commands/change-draft.ts';
import { CheckCaseHandler } from './commands/check-case.ts';
import { DraftCaseHandler } from './commands/draft-case.ts';
import { SubmitCaseHandler } from './commands/submit-case.ts';
import { WithdrawCaseHandler } from './commands/withdraw-case.ts';
import { ExpireDraft } from './deadlines/expire-draft.ts';
import { ExplainCaseDatesHandler } from './queries/explain-case-dates.ts';
import { ListCaseHistoryHandler } from './queries/list-case-history.ts';
import { ListCasesHandler } from './queries/list-cases.ts';
import { ReadCaseContentHandler } from './queries/read-case-content.ts';
import { ReadCaseHandler } from './queries/read-case.ts';

/** Cases: what applicants do. */
export const caseProviders: Provider[] = [
  FormAnswers, CaseChecks, CaseDesk, DraftCaseHandler, ChangeDraftHandler, CheckCaseHandler, SubmitCaseHandler, WithdrawCaseHandler, ExpireDraft,
  ReadCaseHandler, ListCasesHandler, ReadCaseContentHandler, ListCaseHistoryHandler, ExplainCaseDatesHandler,
];
