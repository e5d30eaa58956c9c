import { problem } from '@counterless/kernel';

export const legalDateInvalid = problem('statutes.legal-date-invalid', 'invalid', {
  en: 'This is not a day of the calendar (YYYY-MM-DD)',
  zh: '不是有效的日期（YYYY-MM-DD）',
});
export const ruleUnknown = problem('statutes.rule-unknown', 'not-found', { en: 'There is no such rule', zh: '没有这条规则' });
export const ruleNotInForce = problem('statutes.rule-not-in-force', 'unprocessable', {
  en: 'The rule was not in force on that day',
  zh: '该规则在当日不具有效力',
});
export const adjustmentNotAllowed = problem('statutes.adjustment-not-allowed', 'unprocessable', {
  en: 'The rule leaves no such choice to an authority',
  zh: '该规则不允许机关作此调整',
});
export const suspensionNotAllowed = problem('statutes.suspension-not-allowed', 'unprocessable', {
  en: 'The rule does not let the period stop for this reason',
  zh: '该规则不允许以此理由中止计算期限',
});
export const suspensionOutOfOrder = problem('statutes.suspension-out-of-order', 'conflict', {
  en: 'The period cannot stop or go on at this moment',
  zh: '此时不能中止或者恢复计算期限',
});
export const clockSuspended = problem('statutes.clock-suspended', 'conflict', {
  en: 'The period stands still: it has no last day until it goes on',
  zh: '期限已中止计算，恢复前没有届满日',
});
export const extensionNotAllowed = problem('statutes.extension-not-allowed', 'unprocessable', {
  en: 'The rule does not allow this extension',
  zh: '该规则不允许此项延长',
});
export const extensionTooLong = problem('statutes.extension-too-long', 'unprocessable', {
  en: 'The extension is longer than the rule allows',
  zh: '延长的期限超过规则允许的上限',
});
export const extensionTooLate = problem('statutes.extension-too-late', 'conflict', {
  en: 'The period has run out: it can no longer be extended',
  zh: '期限已经届满，不能再延长',
});
export const reasonMissing = problem('statutes.reason-missing', 'invalid', { en: 'A reason is needed', zh: '需要说明理由' });
export const approverMissing = problem('statutes.approver-missing', 'invalid', {
  en: 'The approval of the person whom the rule names is needed',
  zh: '需要规则所定人员的批准',
});
export const promiseTooLong = problem('statutes.promise-too-long', 'unprocessable', {
  en: 'A promised period may not be longer than the legal one',
  zh: '承诺期限不得长于法定期限',
});
