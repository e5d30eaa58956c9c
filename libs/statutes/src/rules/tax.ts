import type { Rule } from '../rule.ts';

const entitlement = {
  id: 'tax.invoice-entitlement',
  title: { en: 'Confirm type, quantity and way of drawing invoices', zh: '确认领用发票的种类、数量以及领用方式' },
  duration: 5,
  unit: 'working-days',
  direction: 'after',
  startEvent: { code: 'tax.entitlement-requested', name: { en: 'receipt of the request', zh: '收到申请' } },
  exclusions: ['first-day', 'days-off'],
  rollOver: 'none',
  suspendable: [],
  consequence: {
    en: 'The overrun is recorded and shown to the taxpayer, who may complain to the authority above.',
    zh: '逾期的予以记录并告知纳税人，纳税人可以向上级税务机关投诉。',
  },
} as const satisfies Partial<Rule>;

/** 发票管理办法: drawing invoices. */
export const taxRules: readonly Rule[] = [
  {
    ...entitlement,
    article: { en: 'Measures for the Control of Invoices (2010), article 15', zh: '《发票管理办法》（2010年修订）第十五条' },
    inForce: { from: '2011-02-01', until: '2023-07-20' },
    source: 'M',
    verified: false,
    note: { en: 'The version before 2023 is told from memory.', zh: '2023年修订前的文本未经核对。' },
  },
  {
    ...entitlement,
    article: { en: 'Measures for the Control of Invoices (2023), article 15', zh: '《发票管理办法》（2023年修订）第十五条' },
    inForce: { from: '2023-07-20' },
    source: 'S',
    verified: true,
  },
];
