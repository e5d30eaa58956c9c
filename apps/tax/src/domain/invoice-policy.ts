import { contains, widening, type LocalText } from '@counterless/kernel';
import type { CreditGrade } from './credit-grade.ts';
import type { InvoiceType } from './entitlement.ts';
import type { OfficeCalendar } from './office-hours.ts';

export interface GradeRule {
  readonly grade: CreditGrade;
  readonly draw: boolean;
  readonly byPost: boolean;
  readonly perRequisition: number;
  readonly monthlyPercent: number;
}
export interface PolicyRules extends OfficeCalendar {
  readonly grades: readonly GradeRule[];
  readonly prescribedArea: readonly string[];
  readonly promiseMinutes: number;
  readonly escalateMinutes: number;
  readonly onlineMatters: readonly { readonly code: string; readonly open: boolean }[];
}
export interface InvoicePolicy {
  readonly id: string;
  readonly region: string;
  readonly title: string;
  readonly startsAt: Date;
  /** Not included; without it the policy holds until further notice. */
  readonly endsAt: Date | null;
  readonly rules: PolicyRules;
}

export interface AskedLine {
  readonly type: InvoiceType;
  readonly quantity: number;
  /** Confirmed monthly quantity; null without an entitlement to the type. */
  readonly entitled: number | null;
  /** Asked for in the month before this, and neither refused nor taken back. */
  readonly drawn: number;
}
/** All that a decision depends on: whoever keeps this and the policy can make the decision again. It is kept as JSON. */
export interface Question {
  readonly at: string;
  readonly channel: 'online' | 'counter';
  readonly grade: CreditGrade;
  /** Region of the address that the invoices are posted to; none at the counter. */
  readonly addressRegion: string | null;
  readonly lines: readonly AskedLine[];
}
export interface Finding extends LocalText {
  readonly condition: string;
  readonly met: boolean;
}
export interface PolicyDecision {
  readonly outcome: 'accept' | 'refuse';
  /** Id of the policy; none where the region has none in force. */
  readonly policy: string | undefined;
  readonly findings: readonly Finding[];
}

export const typeNames: Record<InvoiceType, LocalText> = {
  'vat-special': { en: 'special VAT invoices', zh: '增值税专用发票' },
  'vat-ordinary': { en: 'ordinary VAT invoices', zh: '增值税普通发票' },
  'vat-roll': { en: 'roll VAT invoices', zh: '增值税普通发票（卷票）' },
};

interface Case {
  readonly question: Question;
  readonly rules: PolicyRules;
  /** The rule of the taxpayer's grade: a policy has one for each. */
  readonly grade: GradeRule;
}
interface Condition<A extends unknown[]> {
  readonly name: string;
  readonly met: (c: Case, ...about: A) => boolean;
  readonly says: (c: Case, met: boolean, ...about: A) => LocalText;
}

const gradesWith = (rules: PolicyRules, may: (g: GradeRule) => boolean): string =>
  rules.grades
    .filter(may)
    .map(g => g.grade)
    .join(', ') || '–';
const allowance = ({ grade }: Case, { entitled }: AskedLine): number =>
  Math.floor(((entitled ?? 0) * grade.monthlyPercent) / 100);

const ofTaxpayer: Condition<[]> = {
  name: 'grade-draws',
  met: ({ grade }) => grade.draw,
  says: ({ question: { grade }, rules }) => {
    const grades = gradesWith(rules, g => g.draw);
    return {
      en: `Credit grade ${grade}; invoices may be drawn by grades ${grades}`,
      zh: `信用级别 ${grade} 级；可领用发票的级别为 ${grades}`,
    };
  },
};
/** Only where invoices are posted. */
const ofPost: readonly Condition<[]>[] = [
  {
    name: 'grade-by-post',
    met: ({ grade }) => grade.byPost,
    says: ({ question: { grade }, rules }) => {
      const grades = gradesWith(rules, g => g.byPost);
      return {
        en: `Credit grade ${grade}; invoices are posted to grades ${grades}`,
        zh: `信用级别 ${grade} 级；可邮寄发票的级别为 ${grades}`,
      };
    },
  },
  {
    name: 'address-in-area',
    met: ({ question: { addressRegion }, rules }) => addressRegion !== null && inArea(rules, addressRegion),
    says: ({ question: { addressRegion } }, met) => ({
      en: `The address (${addressRegion}) lies ${met ? 'within' : 'beyond'} the prescribed area`,
      zh: `收件地址（${addressRegion}）${met ? '在' : '不在'}规定的使用区域内`,
    }),
  },
];
const ofLine: readonly Condition<[AskedLine]>[] = [
  {
    name: 'type-entitled',
    met: (_c, { entitled }) => entitled !== null,
    says: (_c, met, { type }) => ({
      en: `There is ${met ? 'a' : 'no'} confirmed entitlement to ${typeNames[type].en}`,
      zh: `${met ? '已' : '未'}核定${typeNames[type].zh}`,
    }),
  },
  {
    name: 'quantity-at-once',
    met: ({ grade }, { quantity }) => quantity <= grade.perRequisition,
    says: ({ grade }, _met, { type, quantity }) => ({
      en: `${quantity} ${typeNames[type].en}; grade ${grade.grade} may draw ${grade.perRequisition} at once`,
      zh: `申领${typeNames[type].zh} ${quantity} 份；${grade.grade} 级每次最多 ${grade.perRequisition} 份`,
    }),
  },
  {
    name: 'quantity-of-month',
    met: (c, line) => line.drawn + line.quantity <= allowance(c, line),
    says: (c, _met, line) => ({
      en: `${typeNames[line.type].en}: ${line.drawn} drawn this month and ${line.quantity} asked for; ${allowance(c, line)} of the ${line.entitled ?? 0} confirmed may be drawn`,
      zh: `${typeNames[line.type].zh}：本月已领 ${line.drawn} 份，本次申领 ${line.quantity} 份；核定 ${line.entitled ?? 0} 份，可领 ${allowance(c, line)} 份`,
    }),
  },
];

/** Does a region lie within the area that blank invoices may be posted to (发票管理办法 25)? */
export const inArea = (rules: Pick<PolicyRules, 'prescribedArea'>, region: string): boolean =>
  rules.prescribedArea.some(r => contains(r, region));

/**
 * Accepted when every condition is met. All are always examined, so that the taxpayer learns all of it at once. A pure function: the
 * same question and policy give the same decision, whenever it is asked again.
 */
export function decide(policy: Pick<InvoicePolicy, 'id' | 'rules'> | undefined, question: Question): PolicyDecision {
  const grade = policy?.rules.grades.find(g => g.grade === question.grade);
  if (!policy || !grade) {
    const finding = {
      condition: 'policy-in-force',
      met: false,
      en: 'The region had no invoice policy in force',
      zh: '该区域当时没有生效的发票领用政策',
    };
    return { outcome: 'refuse', policy: undefined, findings: [finding] };
  }
  const about: Case = { question, rules: policy.rules, grade };
  const findings: Finding[] = [];
  for (const { name, met: examine, says } of question.channel === 'online' ? [ofTaxpayer, ...ofPost] : [ofTaxpayer]) {
    const met = examine(about);
    findings.push({ condition: name, met, ...says(about, met) });
  }
  for (const line of question.lines) {
    for (const { name, met: examine, says } of ofLine) {
      const met = examine(about, line);
      findings.push({ condition: name, met, ...says(about, met, line) });
    }
  }
  return { outcome: findings.every(f => f.met) ? 'accept' : 'refuse', policy: policy.id, findings };
}

/** The policy in force at an instant: of the narrowest region around `region` that has one then. */
export function inForce<P extends Pick<InvoicePolicy, 'region' | 'startsAt' | 'endsAt'>>(
  policies: readonly P[],
  region: string,
  at: Date,
): P | undefined {
  for (const around of widening(region)) {
    const found = policies.find(p => p.region === around && p.startsAt <= at && (p.endsAt === null || at < p.endsAt));
    if (found) return found;
  }
  return undefined;
}
