import { permits, type CaseContactAnswer } from '@counterless/contracts';
import type { Values } from '../domain/template-text.ts';
import { oneByOne } from './contact.ts';

export const caseContact = oneByOne(async (bus, caseId) => {
  const answer = await bus.ask(permits.readCaseContact, { caseId });
  return { owner: answer.applicant, ...(answer.mobile && { mobile: answer.mobile }), values: valuesOf(answer) };
});

/** Dates are those of the moment of sending; what a fact says of itself goes before them. */
function valuesOf({ title, dues, reason, remedies, supplement, clockReason, certificateNumber }: CaseContactAnswer): Values {
  const until = (kind: 'reconsideration' | 'suit') => remedies.find(r => r.kind === kind)?.until ?? '';
  return {
    title: { zh: title.zh, en: title.en },
    correction: dues.correction ?? '',
    due: dues.supplement ?? '',
    promised: dues.promised ?? '',
    legal: dues.legal ?? '',
    reason: reason ?? '',
    supplement: supplement?.items.map((item, i) => `${i + 1}. ${item.reason}`).join('; ') ?? '',
    clockReason: clockReason ?? '',
    reconsiderUntil: until('reconsideration'),
    sueUntil: until('suit'),
    certificateNumber: certificateNumber ?? '',
  };
}
