import type { Rule } from '../rule.ts';
import { openPeriod } from './open-period.ts';

const kept = {
  unit: 'years',
  consequence: { en: 'It is erased, unless somebody else has a right to it.', zh: '予以删除，但他人对其享有权利的除外。' },
  source: 'M',
} as const;

/** What the law wants kept although a person asks for its erasure (个人信息保护法 47: a period of retention that has not ended). */
export const retentionRules: readonly Rule[] = [
  openPeriod({
    ...kept,
    id: 'retention.case',
    article: { en: 'National Archives Administration, Order No. 8 (2006); Archives Law, article 15', zh: '国家档案局令第8号（2006）；《档案法》第十五条' },
    title: { en: 'Keep the file of a decided case, with its files, certificate and proof of service', zh: '行政许可案卷及其材料、证照、送达记录的保管' },
    duration: 10,
    startEvent: { code: 'case.closed', name: { en: 'the closing of the case, or the end of the certificate', zh: '办结，或者证照失效' } },
    inForce: { from: '2006-12-18' },
    note: { en: 'The figure and the number of the article are told from memory; the term of a kind of case is the department’s to set.', zh: '保管期限与条文号未经核对原文；具体办件的保管期限由主管部门确定。' },
  }),
  openPeriod({
    ...kept,
    id: 'retention.pass',
    article: { en: 'Administrative Litigation Law, article 46(2)', zh: '《行政诉讼法》第四十六条第二款' },
    title: { en: 'Keep the record of a decision about an entry pass, without the driver', zh: '通行证决定记录的保存（不含驾驶员信息）' },
    duration: 5,
    startEvent: { code: 'pass.ended', name: { en: 'the end of the pass', zh: '通行证失效' } },
    inForce: { from: '2015-05-01' },
    note: { en: 'For as long as a suit may be brought at the latest; told from memory.', zh: '以起诉的最长期限为准，未经核对原文。' },
  }),
  openPeriod({
    ...kept,
    id: 'retention.parcel',
    article: { en: 'Postal Law, article 49', zh: '《邮政法》第四十九条' },
    title: { en: 'Keep whom a parcel was for, as long as it may be inquired after', zh: '寄递信息在查询期内的保存' },
    duration: 1,
    startEvent: { code: 'parcel.ended', name: { en: 'the end of its way', zh: '寄递结束' } },
    inForce: { from: '2009-10-01' },
    note: { en: 'Told from memory.', zh: '未经核对原文。' },
  }),
  openPeriod({
    ...kept,
    id: 'retention.consent',
    article: { en: 'Civil Code, article 188; Personal Information Protection Law, article 69', zh: '《民法典》第一百八十八条；《个人信息保护法》第六十九条' },
    title: { en: 'Keep the proof of a consent or mandate, as long as a claim may rest on it', zh: '委托同意与授权凭证在诉讼时效内的保存' },
    duration: 3,
    startEvent: { code: 'consent.ended', name: { en: 'the end of the consent or mandate', zh: '委托或者授权终止' } },
    inForce: { from: '2021-01-01' },
    note: { en: 'Told from memory.', zh: '未经核对原文。' },
  }),
];
