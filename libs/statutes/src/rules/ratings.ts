import type { Rule } from '../rule.ts';

/** 好差评: every bad rating opens a correction with a clock of its own. */
export const ratingRules: readonly Rule[] = [
  {
    id: 'rating.correction',
    article: { en: 'State Council General Office, No. 51 of 2019', zh: '国办发〔2019〕51号' },
    title: { en: 'Look into a bad rating and put right what was wrong', zh: '差评核实整改' },
    duration: 5,
    unit: 'working-days',
    direction: 'after',
    startEvent: { code: 'rating.bad', name: { en: 'the bad rating', zh: '收到差评' } },
    inForce: { from: '2019-12-03' },
    exclusions: ['first-day', 'days-off'],
    rollOver: 'forward',
    suspendable: [],
    consequence: { en: 'The correction shows as overdue in the open figures.', zh: '逾期未整改的，在公开数据中列为超期。' },
    source: 'P',
    verified: false,
    note: {
      en: 'The document asks for a correction within a set time and leaves the time open; 5 working days is what the platform sets.',
      zh: '文件要求限期整改，未定具体期限；5个工作日为平台默认值，由各机关确定。',
    },
    adjustable: ['duration', 'unit'],
  },
];
