import type { Rule } from '../rule.ts';
import { openPeriod } from './open-period.ts';

const article = (number: number, zh: string) => ({ en: `Personal Information Protection Law, article ${number}`, zh: `《个人信息保护法》第${zh}条` });
const upon = {
  startEvent: { code: 'data-request.asked', name: { en: 'the request', zh: '收到请求' } },
  inForce: { from: '2021-11-01' },
  source: 'M',
} as const;

/** 个人信息保护法: requests of people about their data. */
export const personDataRules: readonly Rule[] = [
  openPeriod({
    ...upon,
    id: 'person-data.reply',
    article: article(50, '五十'),
    title: { en: 'Answer a request about personal data', zh: '答复个人行使个人信息权利的请求' },
    duration: 15,
    unit: 'working-days',
    consequence: {
      en: 'The request shows as overdue; the person may complain to the authority for personal data and sue.',
      zh: '请求列为超期；个人可以向履行个人信息保护职责的部门投诉，也可以提起诉讼。',
    },
    note: {
      en: 'The law asks for a convenient mechanism and names no figure; 15 working days follow the rules on unlawful collection by apps (2019, item 6), told from memory.',
      zh: '法律未定具体期限；15个工作日依《App违法违规收集使用个人信息行为认定方法》（2019）第六条，未经核对原文。',
    },
  }),
  openPeriod({
    ...upon,
    id: 'person-data.export-kept',
    article: article(19, '十九'),
    title: { en: 'Keep an export for reading', zh: '保存已导出的个人信息副本' },
    duration: 30,
    unit: 'natural-days',
    consequence: { en: 'The export is deleted; a new one can be asked for.', zh: '导出副本予以删除，可以重新申请。' },
    note: { en: 'The law asks for the shortest time that is needed; 30 days is what the platform sets.', zh: '法律要求保存期限为实现目的所必要的最短时间；30日为平台默认值。' },
  }),
  openPeriod({
    ...upon,
    id: 'person-data.cooling',
    article: article(47, '四十七'),
    title: { en: 'Withdraw an erasure before it begins', zh: '删除开始前可以撤回' },
    duration: 3,
    unit: 'natural-days',
    consequence: { en: 'The erasure begins and cannot be taken back.', zh: '开始删除，不可恢复。' },
    note: { en: 'The law knows no such time; 3 days is what the platform sets, so that a stolen session erases nothing.', zh: '法律未规定冷静期；3日为平台默认值，以防会话被盗用。' },
  }),
];
