import type { LocalText } from '@counterless/kernel';
import type { Rule } from '../rule.ts';

const reconsideration = (en: string, zh: string): LocalText => ({
  en: `Administrative Reconsideration Law ${en}`,
  zh: `《行政复议法》${zh}`,
});
const litigation = (en: string, zh: string): LocalText => ({
  en: `Administrative Litigation Law ${en}`,
  zh: `《行政诉讼法》${zh}`,
});

const fromMemory = {
  direction: 'after',
  startEvent: { code: 'decision.known', name: { en: 'the day the decision became known', zh: '知道或者应当知道该行政行为' } },
  exclusions: ['first-day'],
  rollOver: 'forward',
  source: 'M',
  verified: false,
} as const satisfies Partial<Rule>;

const forceMajeure = (article: LocalText) => [
  { code: 'force-majeure', name: { en: 'force majeure', zh: '不可抗力' }, article, noticeRequired: false },
];

/** What a refusal must tell the applicant (行政许可法, article 38): until when reconsideration may be asked for and suit filed. */
export const remedyRules: readonly Rule[] = [
  ...(
    [
      [reconsideration('(1999), article 9', '（1999）第九条'), { from: '1999-10-01', until: '2024-01-01' }],
      [reconsideration('(2023), article 20', '（2023修订）第二十条'), { from: '2024-01-01' }],
    ] as const
  ).map(([article, inForce]): Rule => ({
    ...fromMemory,
    id: 'remedy.reconsideration',
    article,
    title: { en: 'Ask for administrative reconsideration', zh: '申请行政复议' },
    duration: 60,
    unit: 'natural-days',
    inForce,
    suspendable: forceMajeure(article),
    consequence: { en: 'The request may be refused as late.', zh: '逾期申请的，可能不予受理。' },
  })),
  ...(
    [
      [litigation('(1989), article 39', '（1989）第三十九条'), 3, { from: '1990-10-01', until: '2015-05-01' }],
      [litigation('(2014), article 46', '（2014修正）第四十六条'), 6, { from: '2015-05-01' }],
    ] as const
  ).map(([article, duration, inForce]): Rule => ({
    ...fromMemory,
    id: 'remedy.suit',
    article,
    title: { en: 'File an administrative suit', zh: '提起行政诉讼' },
    duration,
    unit: 'months',
    inForce,
    suspendable: forceMajeure(article),
    consequence: { en: 'The suit may be refused as late.', zh: '逾期起诉的，可能不予立案。' },
  })),
];
