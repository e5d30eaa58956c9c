import { CaseChecks } from './cases/case-checks.ts';
import { CaseDesk } from './cases/case-desk.ts';
import { CasePrefill } from './cases/case-prefill.ts';
import { EarlierCertificates } from './cases/earlier-certificates.ts';
import { FormAnswers } from './cases/form-answers.ts';
import { AcceptCaseHandler } from './commands/accept-case.ts';
import { AnswerExtensionHandler } from './commands/answer-extension.ts';
import { AskExtensionHandler } from './commands/ask-extension.ts';
import { AskSupplementHandler } from './commands/ask-supplement.ts';
import { ChangeDraftHandler } from './commands/change-draft.ts';
import { CheckCaseHandler } from './commands/check-case.ts';
import { CompleteStageHandler } from './commands/complete-stage.ts';
import { DeclineCaseHandler } from './commands/decline-case.ts';
import { DraftCaseHandler } from './commands/draft-case.ts';
import { GrantCaseHandler } from './commands/grant-case.ts';
import { HandInSupplementHandler } from './commands/hand-in-supplement.ts';
import { RefuseCaseHandler } from './commands/refuse-case.ts';
import { ResumeCaseHandler } from './commands/resume-case.ts';
import { HandOverCaseHandler } from './commands/hand-over-case.ts';
import { SubmitCaseHandler } from './commands/submit-case.ts';
import { SuspendCaseHandler } from './commands/suspend-case.ts';
import { WithdrawCaseHandler } from './commands/withdraw-case.ts';
import { AcceptCaseBySilence } from './deadlines/accept-case-by-silence.ts';
import { ExpireDraft } from './deadlines/expire-draft.ts';
import { LapseCase } from './deadlines/lapse-case.ts';
import { RenewCaseBySilence } from './deadlines/renew-case-by-silence.ts';
import { ExplainCaseDatesHandler } from './queries/explain-case-dates.ts';
import { ListCaseHistoryHandler } from './queries/list-case-history.ts';
import { ListCasesHandler } from './queries/list-cases.ts';
import { MayReadCaseHandler } from './queries/may-read-case.ts';
import { MayReadCaseFileHandler } from './queries/may-read-case-file.ts';
import { KeepCaseCertificate } from './reactions/keep-case-certificate.ts';
import { LoseRevokedCertificate } from './reactions/lose-revoked-certificate.ts';
import { LoseSupersededCertificate } from './reactions/lose-superseded-certificate.ts';
import { FollowOnlinePolicy } from './reactions/follow-online-policy.ts';
import { PrefillCaseHandler } from './queries/prefill-case.ts';
import { ReadCaseContactHandler } from './queries/read-case-contact.ts';
import { ReadCaseContentHandler } from './queries/read-case-content.ts';
import { ReadCaseHandler } from './queries/read-case.ts';
import { ReadCertificateContentHandler } from './queries/read-certificate-content.ts';
import type { Provider } from '@nestjs/common';

/** Cases: what applicants do. */
export const caseProviders: Provider[] = [
  FormAnswers, CaseChecks, CaseDesk, CasePrefill, EarlierCertificates,
  DraftCaseHandler, ChangeDraftHandler, CheckCaseHandler, SubmitCaseHandler, WithdrawCaseHandler, HandOverCaseHandler, ExpireDraft,
  ReadCaseHandler, ListCasesHandler, ReadCaseContentHandler, ListCaseHistoryHandler, ExplainCaseDatesHandler, PrefillCaseHandler,
];

/** Cases: what officers and the clock do. */
export const decidingProviders: Provider[] = [
  AcceptCaseHandler, DeclineCaseHandler, AskSupplementHandler, HandInSupplementHandler, CompleteStageHandler,
  GrantCaseHandler, RefuseCaseHandler, SuspendCaseHandler, ResumeCaseHandler, AskExtensionHandler,
  AnswerExtensionHandler,
  AcceptCaseBySilence, LapseCase, RenewCaseBySilence, KeepCaseCertificate, LoseRevokedCertificate, LoseSupersededCertificate, FollowOnlinePolicy,
];

/** Cases: what other services ask. */
export const askedCaseProviders: Provider[] = [ReadCaseContactHandler, MayReadCaseFileHandler, MayReadCaseHandler, ReadCertificateContentHandler];
