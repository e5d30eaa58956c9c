import type { LocalText } from '@counterless/kernel';
import type { Named, Rule, SuspensionReason } from '../rule.ts';

const licensing = (en: string, zh: string): LocalText => ({
  en: `Administrative Licensing Law, article ${en}`,
  zh: `《行政许可法》第${zh}`,
});

/** Article 45: the time these take is not part of the period, and the applicant is told in writing how long they take. */
const aside = (code: string, en: string, zh: string): SuspensionReason => ({
  code,
  name: { en, zh },
  article: licensing('45', '四十五条'),
  noticeRequired: true,
});
const notCounted = [
  aside('hearing', 'hearing', '听证'),
  aside('tender', 'tender', '招标'),
  aside('auction', 'auction', '拍卖'),
  aside('inspection', 'inspection', '检验'),
  aside('testing', 'testing', '检测'),
  aside('quarantine', 'quarantine', '检疫'),
  aside('appraisal', 'appraisal', '鉴定'),
  aside('expert-review', 'expert review', '专家评审'),
];

const accepted: Named = { code: 'permit.accepted', name: { en: 'acceptance of the application', zh: '受理行政许可申请' } };
const expiry: Named = { code: 'permit.licence-expiry', name: { en: 'expiry of the licence', zh: '行政许可有效期届满' } };

/** Article 82: authorities' periods are working days, without statutory holidays. The 2019 amendment left every period as it was. */
const byAuthority = {
  unit: 'working-days',
  direction: 'after',
  inForce: { from: '2004-07-01' },
  exclusions: ['first-day', 'days-off'],
  rollOver: 'none',
  suspendable: [],
  source: 'S',
  verified: true,
} as const satisfies Partial<Rule>;

const decision: Rule = {
  ...byAuthority,
  id: 'permit.decision',
  article: licensing('42(1)', '四十二条第一款'),
  title: { en: 'Decide on the application', zh: '作出行政许可决定' },
  duration: 20,
  startEvent: accepted,
  extension: {
    article: licensing('42(1)', '四十二条第一款'),
    max: 10,
    approver: { code: 'head-of-authority', name: { en: 'head of the authority', zh: '本行政机关负责人' } },
    noticeRequired: true,
  },
  suspendable: notCounted,
  consequence: {
    en: 'The applicant may ask for reconsideration or sue over the failure to decide; an overrun is explained to them.',
    zh: '逾期不作决定的，申请人可以依法申请行政复议或者提起行政诉讼；超过期限的应当说明理由。',
  },
};
const jointDecision: Rule = {
  ...decision,
  id: 'permit.joint-decision',
  article: licensing('42(2)', '四十二条第二款'),
  title: { en: 'Decide together with other authorities', zh: '统一、联合、集中办理的行政许可决定' },
  duration: 45,
  extension: {
    article: licensing('42(2)', '四十二条第二款'),
    max: 15,
    approver: {
      code: 'head-of-government',
      name: { en: 'head of the people’s government at that level', zh: '本级人民政府负责人' },
    },
    noticeRequired: true,
  },
};

/** Article 42(1), last sentence: where a law or regulation sets another period, that one holds; which one, the catalogue says. */
const setElsewhere = (rule: Rule): Rule => ({
  ...rule,
  id: `${rule.id}-set-elsewhere`,
  adjustable: ['duration'],
  note: {
    en: 'The period is the one that the law or regulation of the matter sets; extension and suspension as in this law.',
    zh: '法律、法规另有规定的，依照其规定；延长与不计入期限的情形依照本法。',
  },
});

/** Periods that the law leaves to the platform and its authorities. */
const byThePlatform = {
  article: { en: 'Rule of the platform', zh: '平台规则' },
  unit: 'working-days',
  direction: 'after',
  inForce: { from: '2004-07-01' },
  exclusions: ['first-day', 'days-off'],
  rollOver: 'none',
  suspendable: [],
  source: 'P',
  verified: false,
  adjustable: ['duration', 'unit'],
} as const satisfies Partial<Rule>;

/** 行政许可法, chapter 4: applying, accepting, deciding, delivering, renewing. */
export const permitRules: readonly Rule[] = [
  {
    ...byAuthority,
    id: 'permit.correction-notice',
    article: licensing('32(1)(4)', '三十二条第一款第四项'),
    title: { en: 'Ask for all missing material, once', zh: '一次告知需要补正的全部内容' },
    duration: 5,
    startEvent: { code: 'permit.material-received', name: { en: 'receipt of the application material', zh: '收到申请材料' } },
    consequence: {
      en: 'Without notice in time the application counts as accepted from the day its material was received.',
      zh: '逾期不告知的，自收到申请材料之日起即为受理。',
    },
  },
  decision,
  jointDecision,
  setElsewhere(decision),
  setElsewhere(jointDecision),
  {
    ...byAuthority,
    id: 'permit.on-the-spot',
    article: licensing('34(2)', '三十四条第二款'),
    title: { en: 'Decide on the spot', zh: '当场作出行政许可决定' },
    duration: 0,
    rollOver: 'forward',
    startEvent: accepted,
    consequence: { en: 'The overrun is counted and explained to the applicant.', zh: '超过期限的予以记录，并向申请人说明理由。' },
  },
  {
    ...byThePlatform,
    id: 'permit.supplement',
    title: { en: 'Hand in what was asked for in addition', zh: '补正申请材料' },
    duration: 10,
    startEvent: { code: 'permit.supplement-asked', name: { en: 'notice of what is missing', zh: '一次性补正告知' } },
    consequence: { en: 'The application lapses; it can be made again.', zh: '逾期未补正的，视为撤回申请，可以重新提出。' },
    note: { en: 'The law sets the applicant no period; the authority does, in the notice.', zh: '法律未规定补正期限，由行政机关在告知书中确定。' },
  },
  {
    ...byThePlatform,
    id: 'permit.draft',
    title: { en: 'Submit what was begun', zh: '提交申请草稿' },
    duration: 90,
    unit: 'natural-days',
    exclusions: ['first-day'],
    startEvent: { code: 'permit.drafted', name: { en: 'last change of the draft', zh: '草稿最后一次修改' } },
    consequence: { en: 'The draft ends and what was filled in is deleted.', zh: '草稿失效，已填内容删除。' },
  },
  {
    ...byAuthority,
    id: 'permit.delivery',
    article: licensing('44', '四十四条'),
    title: { en: 'Issue and deliver the licence', zh: '颁发、送达行政许可证件' },
    duration: 10,
    startEvent: { code: 'permit.granted', name: { en: 'decision to grant the permit', zh: '作出准予行政许可的决定' } },
    consequence: { en: 'The overrun is counted and explained to the applicant.', zh: '超过期限的予以记录，并向申请人说明理由。' },
  },
  {
    ...byAuthority,
    id: 'permit.renewal-request',
    article: licensing('50(1)', '五十条第一款'),
    title: { en: 'Ask for renewal', zh: '申请延续行政许可有效期' },
    duration: 30,
    unit: 'natural-days',
    direction: 'before',
    startEvent: expiry,
    exclusions: ['first-day'],
    consequence: {
      en: 'A later request no longer makes the authority decide before the licence expires.',
      zh: '逾期提出的，行政机关不再负有在有效期届满前作出决定的义务。',
    },
    source: 'M',
    verified: false,
    note: {
      en: 'Other statutes may set another period; whether the applicant’s 30 days are working days is not settled by article 82.',
      zh: '法律、法规、规章另有规定的，依照其规定；申请人的三十日是否按工作日计算，第八十二条未予明确。',
    },
    adjustable: ['duration', 'unit'],
  },
  {
    ...byAuthority,
    id: 'permit.renewal-decision',
    article: licensing('50(2)', '五十条第二款'),
    title: { en: 'Decide on the renewal before the licence expires', zh: '在有效期届满前作出是否准予延续的决定' },
    duration: 0,
    unit: 'natural-days',
    direction: 'before',
    startEvent: expiry,
    exclusions: ['first-day'],
    consequence: { en: 'Without a decision the licence counts as renewed.', zh: '逾期未作决定的，视为准予延续。' },
  },
  {
    ...byThePlatform,
    id: 'permit.escalation',
    title: { en: 'Tell the heads before a promise ends', zh: '承诺期限届满前提醒负责人' },
    duration: 0,
    direction: 'before',
    startEvent: { code: 'permit.promised-day', name: { en: 'last day of the promise', zh: '承诺期限最后一日' } },
    consequence: { en: 'The heads of the department see to it that the promise is kept.', zh: '部门负责人督促按期办结。' },
  },
];
