import type { Rule } from '../rule.ts';
import { openPeriod } from './open-period.ts';

const of2019 = {
  article: { en: 'State Council General Office, No. 51 of 2019', zh: '国办发〔2019〕51号' },
  inForce: { from: '2019-12-03' },
  source: 'P',
} as const;
const noFigure = { en: 'The document names no figure; 30 days is what the platform sets.', zh: '文件未定具体期限；30日为平台默认值，由各机关确定。' };

/** 好差评: every bad rating opens a correction with a clock of its own. */
export const ratingRules: readonly Rule[] = [
  openPeriod({
    ...of2019,
    id: 'rating.correction',
    title: { en: 'Look into a bad rating and put right what was wrong', zh: '差评核实整改' },
    duration: 5,
    unit: 'working-days',
    rollOver: 'forward',
    startEvent: { code: 'rating.bad', name: { en: 'the bad rating', zh: '收到差评' } },
    consequence: { en: 'The correction shows as overdue in the open figures.', zh: '逾期未整改的，在公开数据中列为超期。' },
    note: {
      en: 'The document asks for a correction within a set time and leaves the time open; 5 working days is what the platform sets.',
      zh: '文件要求限期整改，未定具体期限；5个工作日为平台默认值，由各机关确定。',
    },
  }),
  openPeriod({
    ...of2019,
    id: 'rating.window',
    title: { en: 'Rate how a case was handled', zh: '对办件作出评价' },
    duration: 30,
    unit: 'natural-days',
    startEvent: { code: 'case.closed', name: { en: 'the closing of the case', zh: '办结' } },
    consequence: { en: 'The case stays without a rating.', zh: '逾期未评价的，视为未评价。' },
    note: noFigure,
  }),
  openPeriod({
    ...of2019,
    id: 'rating.again',
    title: { en: 'Rate again after a correction', zh: '整改后再次评价' },
    duration: 30,
    unit: 'natural-days',
    startEvent: { code: 'rating.answered', name: { en: 'the answer to the bad rating', zh: '差评整改答复' } },
    consequence: { en: 'The first rating stays the one that counts.', zh: '逾期未再次评价的，以首次评价为准。' },
    note: noFigure,
  }),
];
