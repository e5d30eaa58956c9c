import { isHan } from './normal-text.ts';

/** Pinyin syllables of Chinese characters, without tones. */
export type Pinyin = (text: string) => readonly string[];

/**
 * Terms under which a run of a title is found. Of Chinese characters all pieces of one, two and three: a longer piece is found by the threes that it is
 * made of; `p:` syllables and pairs of them, `i:` initials by two and three. Others are a word, `e:`.
 */
export function runTerms(run: string, pinyin: Pinyin): string[] {
  if (!isHan(run)) return [`e:${run}`];
  const syllables = pinyin(run);
  return [
    ...pieces(run, 3),
    ...syllables.flatMap((s, i) => (i === 0 ? [`p:${s}`] : [`p:${s}`, `p:${syllables[i - 1]} ${s}`])),
    ...[...pieces(initialsOf(syllables), 3)].filter(i => i.length > 1).map(i => `i:${i}`),
  ];
}

/** Terms that say that a title starts with something. */
export function startTerms(run: string, pinyin: Pinyin): string[] {
  return isHan(run) ? [`^${run.slice(0, 2)}`, `^i:${initialsOf(pinyin(run)).slice(0, 3)}`] : [];
}

const initialsOf = (syllables: readonly string[]) => syllables.map(s => s[0] ?? '').join('');

function* pieces(run: string, longest: number): Generator<string> {
  for (let i = 0; i < run.length; i++) for (let n = 1; n <= longest && i + n <= run.length; n++) yield run.slice(i, i + n);
}

/** Terms that together say that a title holds a piece of text; a piece of at most three characters is one of them. */
export function piecesOf(text: string, prefix = ''): string[] {
  if (text.length <= 3) return [prefix + text];
  return Array.from({ length: text.length - 2 }, (_, i) => prefix + text.slice(i, i + 3));
}

/** The title without the case that it names in brackets. */
export const stemOf = (title: string): string => title.replace(/[（(].*$/, '') || title;

const ranks: readonly (readonly [RegExp, number])[] = [
  [/(办理结果证明|发放记录查询|结果打印|登记记录证明)$/, 0],
  [/(注销|撤销|撤回|取消|销户|注销登记|注销注册)$/, 4],
  [/(更正|逾期)申报$|更正登记$|复核$/, 6],
  [/查询$/, 10],
  [/(变更|变更登记|变更注册|信息变更|更正|年度审验|增容|过户|更名|暂停|恢复|证照补领|权属证书补发)$/, 8],
  [/(延续|延期|换领|延续注册|补发|补领|证补领)$/, 12],
  [/^(临时|企业.*一件事)/, 24],
];

/** How likely somebody who names only the subject wants this: 30 for what one comes for the first time, less for what comes after it. */
export function firstness(stem: string): number {
  return ranks.find(([form]) => form.test(stem))?.[1] ?? 30;
}
