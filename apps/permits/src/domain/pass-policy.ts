import type { LocalText } from '@counterless/kernel';
import { contains, widening } from './region.ts';

export type CargoKind =
  'medical' | 'food' | 'livestock' | 'fuel' | 'building-material' | 'parcel' | 'industrial' | 'dangerous' | 'empty' | 'other';
export type Outcome = 'grant' | 'refuse' | 'refer';

export interface PolicyRules {
  /** Longest window, in hours. */
  readonly longestHours: number;
  /** How far ahead a window may start, in hours. */
  readonly aheadHours: number;
  readonly grantCargo: readonly CargoKind[];
  readonly refuseCargo: readonly CargoKind[];
  /** Regions; a wider one stands for all within it. */
  readonly referOrigins: readonly string[];
  readonly refuseOrigins: readonly string[];
  /** km/h; read by the double-scan rule. */
  readonly plausibleSpeed: number;
}

export interface PassPolicy {
  readonly id: string;
  readonly region: string;
  readonly startsAt: Date;
  readonly rules: PolicyRules;
}

/** All that a decision may depend on: whoever keeps this and the policy can make the decision again. */
export interface Question {
  readonly at: Date;
  readonly cargo: CargoKind;
  readonly origin: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
}

export interface Finding extends LocalText {
  readonly condition: string;
  readonly met: boolean;
}

export interface PolicyDecision {
  readonly outcome: Outcome;
  readonly at: Date;
  /** Id of the policy; none where the region has none in force. */
  readonly policy: string | undefined;
  readonly findings: readonly Finding[];
}

const hour = 3_600_000;
const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / hour;
const round = (n: number) => String(Math.round(n * 100) / 100);

const cargoNames: Record<CargoKind, LocalText> = {
  medical: { en: 'medical supplies', zh: '医疗物资' },
  food: { en: 'food', zh: '食品' },
  livestock: { en: 'livestock', zh: '活畜禽' },
  fuel: { en: 'fuel', zh: '燃料' },
  'building-material': { en: 'building material', zh: '建筑材料' },
  parcel: { en: 'parcels', zh: '快递包裹' },
  industrial: { en: 'industrial goods', zh: '工业品' },
  dangerous: { en: 'dangerous goods', zh: '危险货物' },
  empty: { en: 'no cargo', zh: '空载' },
  other: { en: 'other cargo', zh: '其他货物' },
};

interface Condition {
  readonly name: string;
  /** What becomes of the request when it is not met. */
  readonly otherwise: 'refuse' | 'refer';
  readonly met: (q: Question, rules: PolicyRules) => boolean;
  readonly says: (q: Question, rules: PolicyRules, met: boolean) => LocalText;
}

/** In the order in which they are read out. Every condition is always examined: the applicant learns all of it at once. */
const conditions: readonly Condition[] = [
  {
    name: 'window-open',
    otherwise: 'refuse',
    met: q => q.validUntil > q.at,
    says: (_q, _r, met) =>
      met ? { en: 'The window has not passed', zh: '通行时段未过' } : { en: 'The window lies in the past', zh: '通行时段已过' },
  },
  {
    name: 'window-length',
    otherwise: 'refuse',
    met: (q, r) => hours(q.validFrom, q.validUntil) <= r.longestHours,
    says: (q, r) => ({
      en: `The window is ${round(hours(q.validFrom, q.validUntil))} hours; at most ${r.longestHours} may be granted`,
      zh: `通行时段为 ${round(hours(q.validFrom, q.validUntil))} 小时；最长可准予 ${r.longestHours} 小时`,
    }),
  },
  {
    name: 'window-ahead',
    otherwise: 'refuse',
    met: (q, r) => hours(q.at, q.validFrom) <= r.aheadHours,
    says: (q, r) => ({
      en: `The window starts in ${round(Math.max(0, hours(q.at, q.validFrom)))} hours; it may start at most ${r.aheadHours} hours ahead`,
      zh: `通行时段将于 ${round(Math.max(0, hours(q.at, q.validFrom)))} 小时后开始；最多可提前 ${r.aheadHours} 小时申请`,
    }),
  },
  {
    name: 'cargo-admitted',
    otherwise: 'refuse',
    met: (q, r) => !r.refuseCargo.includes(q.cargo),
    says: (q, _r, met) => ({
      en: `Cargo (${cargoNames[q.cargo].en}) ${met ? 'may enter' : 'may not enter'}`,
      zh: `货物（${cargoNames[q.cargo].zh}）${met ? '可以进入' : '禁止进入'}`,
    }),
  },
  {
    name: 'cargo-granted-at-once',
    otherwise: 'refer',
    met: (q, r) => r.grantCargo.includes(q.cargo),
    says: (q, _r, met) => ({
      en: `Cargo (${cargoNames[q.cargo].en}) ${met ? 'is granted at once' : 'is for an officer to decide'}`,
      zh: `货物（${cargoNames[q.cargo].zh}）${met ? '可即时准予' : '须由工作人员决定'}`,
    }),
  },
  {
    // Whatever a policy lists: no programme lets dangerous goods in without a person having looked.
    name: 'cargo-not-dangerous',
    otherwise: 'refer',
    met: q => q.cargo !== 'dangerous',
    says: (_q, _r, met) =>
      met
        ? { en: 'The cargo is not dangerous', zh: '非危险货物' }
        : { en: 'An officer always looks at dangerous goods', zh: '危险货物一律由工作人员审查' },
  },
  {
    name: 'origin-open',
    otherwise: 'refuse',
    met: (q, r) => !r.refuseOrigins.some(o => contains(o, q.origin)),
    says: (q, _r, met) => ({
      en: `Origin ${q.origin} is ${met ? 'open' : 'closed'}`,
      zh: `出发地 ${q.origin} ${met ? '开放' : '已封闭'}`,
    }),
  },
  {
    name: 'origin-granted-at-once',
    otherwise: 'refer',
    met: (q, r) => !r.referOrigins.some(o => contains(o, q.origin)),
    says: (q, _r, met) => ({
      en: `Origin ${q.origin} ${met ? 'needs no look by an officer' : 'is looked at by an officer first'}`,
      zh: `出发地 ${q.origin} ${met ? '无需工作人员审查' : '须先由工作人员审查'}`,
    }),
  },
];

/**
 * Decides by a policy: refused when a condition that refuses is not met, referred to an officer when one that refers is not,
 * else granted. Without a policy a person decides. A pure function: the same question and policy give the same decision.
 */
export function decide(policy: Pick<PassPolicy, 'id' | 'rules'> | undefined, question: Question): PolicyDecision {
  if (!policy) {
    const finding = {
      condition: 'policy-in-force',
      met: false,
      en: 'The region has no policy in force; an officer decides',
      zh: '该区域没有生效的通行政策，由工作人员决定',
    };
    return { outcome: 'refer', at: question.at, policy: undefined, findings: [finding] };
  }
  const unmet = new Set<'refuse' | 'refer'>();
  const findings = conditions.map(({ name, otherwise, met: examine, says }) => {
    const met = examine(question, policy.rules);
    if (!met) unmet.add(otherwise);
    return { condition: name, met, ...says(question, policy.rules, met) };
  });
  const outcome = unmet.has('refuse') ? 'refuse' : unmet.has('refer') ? 'refer' : 'grant';
  return { outcome, at: question.at, policy: policy.id, findings };
}

/**
 * The policy in force at an instant: of the narrowest region around `region` that has one, the latest that has started.
 * A policy is in force from `startsAt` (included) until the next one of the same region starts.
 */
export function inForce<P extends Pick<PassPolicy, 'region' | 'startsAt'>>(
  policies: readonly P[],
  region: string,
  at: Date,
): P | undefined {
  for (const around of widening(region)) {
    const started = policies.filter(p => p.region === around && p.startsAt <= at);
    if (started.length > 0) return started.reduce((a, b) => (b.startsAt > a.startsAt ? b : a));
  }
  return undefined;
}
