import { isRegionCode, type Fault, type LocalText } from '@counterless/kernel';
import { isLegalDate } from '@counterless/statutes';
import type { CreditGrade } from './credit-grade.ts';
import type { InvoicePolicy, PolicyRules } from './invoice-policy.ts';
import { minutesOfDay } from './office-hours.ts';
import { Refusal } from './refusal.ts';

const grades: readonly CreditGrade[] = ['A', 'B', 'M', 'C', 'D'];
type Dated = Pick<InvoicePolicy, 'startsAt' | 'endsAt'>;

/**
 * Where a new policy stands among those of its region: it follows the latest one without a gap and without an overlap. One that holds
 * until further notice ends where the new one starts. What has been decided under a policy is never put under another one, so only a
 * region's first may start in the past.
 * @returns whether the latest one is to be ended @throws Refusal
 */
export function follow(existing: readonly Dated[], policy: Dated, now: Date): { readonly endsLatest: boolean } {
  const refuse = (code: 'gap' | 'overlap' | 'starts-in-past', path: string, message: LocalText): never => {
    throw new Refusal(`invoice-policy.${code}`, message, [{ path, code, message }]);
  };
  const { startsAt, endsAt } = policy;
  if (endsAt !== null && endsAt <= startsAt)
    refuse('gap', '$.endsAt', { en: 'it must end after it starts', zh: '结束时间应晚于开始时间' });
  if (existing.length === 0) return { endsLatest: false };
  const latest = existing.reduce((a, b) => (b.startsAt > a.startsAt ? b : a));
  const said = (at: Date) => at.toISOString();
  if (latest.endsAt === null ? startsAt <= latest.startsAt : startsAt < latest.endsAt) {
    const free = latest.endsAt === null ? `after ${said(latest.startsAt)}` : `at ${said(latest.endsAt)}`;
    const zh = latest.endsAt === null ? `晚于 ${said(latest.startsAt)}` : `为 ${said(latest.endsAt)}`;
    refuse('overlap', '$.startsAt', { en: `it may start ${free}`, zh: `开始时间应${zh}` });
  }
  if (latest.endsAt !== null && startsAt > latest.endsAt) {
    refuse('gap', '$.startsAt', {
      en: `the one before ends at ${said(latest.endsAt)}: it starts there`,
      zh: `前一政策于 ${said(latest.endsAt)} 终止，应自该时刻起施行`,
    });
  }
  if (startsAt < now) refuse('starts-in-past', '$.startsAt', { en: `it is ${said(now)} already`, zh: `现在已是 ${said(now)}` });
  return { endsLatest: latest.endsAt === null };
}

/** What is wrong with the rules as a whole, beside the form of each field. */
export function faultsOf(rules: PolicyRules): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: string, code: string, en: string, zh: string) =>
    faults.push({ path: `$.rules.${path}`, code, message: { en, zh } });
  for (const grade of grades) {
    const n = rules.grades.filter(g => g.grade === grade).length;
    if (n !== 1) fault('grades', 'each-once', `grade ${grade} stands ${n} times`, `${grade} 级出现 ${n} 次`);
  }
  rules.prescribedArea.forEach((r, i) => {
    if (!isRegionCode(r)) fault(`prescribedArea[${i}]`, 'region', 'is no region code', '不是行政区划代码');
  });
  if (rules.escalateMinutes >= rules.promiseMinutes)
    fault('escalateMinutes', 'range', 'must be fewer than promised', '应少于承诺时限');
  rules.officeHours.forEach(({ opens, closes }, i) => {
    const before = rules.officeHours[i - 1];
    if (minutesOfDay(opens) >= minutesOfDay(closes))
      fault(`officeHours[${i}]`, 'order', 'must close after it opens', '下班时间应晚于上班时间');
    if (before && minutesOfDay(before.closes) > minutesOfDay(opens))
      fault(`officeHours[${i}]`, 'order', 'must open after the one before closes', '应晚于前一时段结束');
  });
  for (const name of ['closedOn', 'openOn'] as const)
    rules[name].forEach((day, i) => {
      if (!isLegalDate(day)) fault(`${name}[${i}]`, 'day', 'must be a day, such as 2020-02-03', '应为日期，例如 2020-02-03');
    });
  return faults;
}
