import type { LocalText } from '@counterless/kernel';
import { legalDateOf } from '@counterless/statutes';
import type { InvoiceType } from './entitlement.ts';
import { typeNames } from './invoice-policy.ts';
import { countOf, type Serials } from './serials.ts';

/** An invoice number as it is printed: eight digits. */
export const printed = (serial: number): string => String(serial).padStart(8, '0');

/** The text of a public notice that invoices were lost (发票遗失声明). It names no taxpayer. */
export function lossNotice(type: InvoiceType, code: string, range: Serials, at: Date): LocalText {
  const { zh, en } = typeNames[type];
  const [first, last] = [printed(range.first), printed(range.last)];
  const n = countOf(range);
  const day = legalDateOf(at);
  return {
    zh: `遗失空白${zh} ${n} 份，发票代码 ${code}，号码 ${first} 至 ${last}，自 ${day} 起声明作废。`,
    en: `${n} blank ${en} were lost: code ${code}, numbers ${first} to ${last}. They are void from ${day} on.`,
  };
}
