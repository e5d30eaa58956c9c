import type { LocalText } from '@counterless/kernel';
import { legalDateOf } from '@counterless/statutes';
import { shownNumber } from './certificate-number.ts';
import type { CertificateContent, CertificateTemplate, TemplatePart } from './certificate-template.ts';
import type { Block, Pair, Sheet } from './sheet.ts';
import { shownCode } from './verification-code.ts';

export interface Printed {
  readonly number: string;
  readonly code: string;
  readonly issuedAt: Date;
  readonly content: CertificateContent;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A day as it is written: 2026年3月2日, 2 March 2026. */
export function dayText(day: string): LocalText {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1]} ${year}` };
}

/** What the QR code holds: an address whose fragment no server ever sees, with number and code. */
export const checkAddress = (verifyUrl: string, number: string, code: string): string => `${verifyUrl}#${number}.${code}`;

/** The certificate as it is printed. @param verifyUrl address of the page where it is checked */
export function certificateSheet(template: CertificateTemplate, printed: Printed, verifyUrl: string): Sheet {
  const { content, number, code, issuedAt } = printed;
  const { title, department } = content;
  return {
    name: `${title.zh} ${number}`,
    subject: title.en,
    author: department.name.zh,
    at: issuedAt,
    framed: true,
    blocks: joined(template.parts.flatMap(part => blocksOf(part, template, printed))),
    signature: {
      by: department.name,
      on: dayText(legalDateOf(issuedAt)),
      emblem: { ring: department.name.zh, line: '电子证照专用章' },
    },
    check: {
      qr: checkAddress(verifyUrl, number, code),
      lines: [
        `扫描二维码，或登录 ${verifyUrl} 输入编号和校验码、或提交本文件，核验真伪。`,
        `To check: scan the code, or enter number and code at ${verifyUrl}`,
        `编号 No. ${shownNumber(number)}    校验码 Code ${shownCode(code)}`,
      ],
    },
  };
}

function blocksOf(part: TemplatePart, template: CertificateTemplate, { content, number }: Printed): Block[] {
  switch (part.put) {
    case 'title':
      return [{ draw: 'title', text: content.title }];
    case 'number':
      return [{ draw: 'line', text: `编号 No. ${shownNumber(number)}` }];
    case 'holder':
      return pairs([{ label: part.label, value: content.holder.name }]);
    case 'fields':
      return pairs(
        part.names.flatMap(name => {
          const value = content.fields.find(f => f.name === name)?.value;
          return value === undefined ? [] : [{ label: template.fields.find(f => f.name === name)!.label, value }];
        }),
      );
    case 'rows':
      return pairs(content.rows ?? []);
    case 'validity':
      return pairs([{ label: { zh: '有效期', en: 'Validity' }, value: validityText(content).zh }]);
    case 'sentence':
      return [{ draw: 'text', text: filled(part.text.zh, content, 'zh'), english: filled(part.text.en, content, 'en') }];
  }
}

const pairs = (list: readonly Pair[]): Block[] => (list.length === 0 ? [] : [{ draw: 'pairs', pairs: list }]);

/** Lists that follow one another are one list. */
function joined(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.draw === 'pairs' && last?.draw === 'pairs') all[all.length - 1] = { draw: 'pairs', pairs: [...last.pairs, ...block.pairs] };
    else all.push(block);
  }
  return all;
}

function validityText({ validFrom, validUntil }: CertificateContent): LocalText {
  const from = dayText(validFrom);
  if (!validUntil) return { zh: `${from.zh}起长期有效`, en: `from ${from.en} on` };
  const until = dayText(validUntil);
  return { zh: `${from.zh}至${until.zh}`, en: `from ${from.en} to ${until.en}` };
}

/** A sentence with its places filled in, in one pass: what is filled in is never read as a place. */
function filled(sentence: string, content: CertificateContent, language: 'zh' | 'en'): string {
  const values = new Map<string, string>([
    ...content.fields.map(f => [f.name, f.value] as const),
    ['holder', content.holder.name],
    ['title', content.title[language]],
    ['department', content.department.name[language]],
    ['from', dayText(content.validFrom)[language]],
    ['until', content.validUntil ? dayText(content.validUntil)[language] : ''],
  ]);
  return sentence.replace(/\{([a-z-]+)\}/g, (_place, name: string) => values.get(name) ?? '');
}
