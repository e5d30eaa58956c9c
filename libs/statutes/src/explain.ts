import type { Language, LocalText } from '@counterless/kernel';
import { addDays, type LegalDate } from './legal-date.ts';
import type { PeriodUnit } from './rule.ts';
import type { ExcludedDay, Why } from './why.ts';

const units: Record<PeriodUnit, LocalText> = {
  'working-days': { en: 'working days', zh: '个工作日' },
  'natural-days': { en: 'days', zh: '日' },
  months: { en: 'months', zh: '个月' },
  years: { en: 'years', zh: '年' },
};
const reasons: Record<ExcludedDay['reason'], LocalText> = {
  weekend: { en: 'weekend', zh: '周末' },
  holiday: { en: 'holiday', zh: '节假日' },
  suspension: { en: 'not counted by law', zh: '依法不计入' },
};

/** The reasons for a date as a text of a few lines, for the person who asks "why this date". */
export function explain(why: Why, language: Language): string {
  return lines[language](why).join('\n');
}

const lines: Record<Language, (why: Why) => string[]> = {
  en: why => [
    `${why.clock === 'promised' ? 'Promised' : 'Legal'} period: ${why.duration} ${units[why.unit].en} ${why.direction} the ${why.start.event.name.en}. ` +
      `${why.article.en} (as in force from ${why.version}): ${why.title.en}.`,
    ...why.extensions.map(e => `Extended by ${e.by} ${units[why.unit].en} on ${e.on}: ${e.explanation}`),
    `Day of the event: ${why.start.day}${why.firstDayExcluded ? ', not counted' : ''}.`,
    ...(why.countedFrom
      ? [
          `Counted: ${why.counted} ${why.unit === 'working-days' ? 'working days' : 'days'}, ${why.countedFrom} to ${why.countedUntil}.`,
        ]
      : []),
    ...list('Not counted: ', ranges(why.excluded, 'en'), '; ', '.'),
    ...list(
      'Counted because work is made up: ',
      why.madeUp.map(d => `${d.date} (${d.name.en})`),
      '; ',
      '.',
    ),
    ...(why.rollOver
      ? [
          `${why.rollOver.from} is a day off, so the last day moves to ${why.rollOver.to} (${ranges(why.rollOver.over, 'en').join('; ')}).`,
        ]
      : []),
    `Last day: ${why.due}, until midnight in Shanghai. ${why.consequence.en}`,
    ...(why.adjustedBy === undefined ? [] : [`Figure or kind of day as set by ${why.adjustedBy}.`]),
    ...(why.verified ? [] : ['The figure has not been checked against the text of the law.']),
    ...(why.provisional ? ['Provisional: the holidays of some of these days are not published yet.'] : []),
  ],
  zh: why => [
    `${why.clock === 'promised' ? '承诺' : '法定'}期限：${why.start.event.name.zh}${why.direction === 'after' ? '之日起' : '前'}${why.duration}${units[why.unit].zh}。` +
      `依据：${why.article.zh}（${why.version}起施行），${why.title.zh}。`,
    ...why.extensions.map(e => `${e.on} 延长 ${e.by} ${units[why.unit].zh}：${e.explanation}`),
    `起算事由发生日：${why.start.day}${why.firstDayExcluded ? '，当日不计入' : ''}。`,
    ...(why.countedFrom
      ? [`计入 ${why.counted} ${why.unit === 'working-days' ? '个工作日' : '日'}：${why.countedFrom} 至 ${why.countedUntil}。`]
      : []),
    ...list('不计入：', ranges(why.excluded, 'zh'), '；', '。'),
    ...list(
      '调休上班，计入：',
      why.madeUp.map(d => `${d.date}（${d.name.zh}）`),
      '；',
      '。',
    ),
    ...(why.rollOver
      ? [
          `${why.rollOver.from} 为休息日，届满日${why.rollOver.to > why.rollOver.from ? '顺延' : '提前'}至 ${why.rollOver.to}（${ranges(why.rollOver.over, 'zh').join('；')}）。`,
        ]
      : []),
    `届满日：${why.due}，至当日二十四时（北京时间）。${why.consequence.zh}`,
    ...(why.adjustedBy === undefined ? [] : [`期限或者计算方式由${why.adjustedBy}确定。`]),
    ...(why.verified ? [] : ['该期限尚未与法律原文核对。']),
    ...(why.provisional ? ['暂定：部分日期的节假日安排尚未公布。'] : []),
  ],
};

function list(head: string, parts: readonly string[], separator: string, end: string): string[] {
  return parts.length ? [`${head}${parts.join(separator)}${end}`] : [];
}

/** Neighbouring days of one reason become one entry; single weekends would drown the rest, so they are joined by reason. */
function ranges(days: readonly ExcludedDay[], language: Language): string[] {
  const byReason = new Map<string, { first: LegalDate; last: LegalDate }[]>();
  for (const day of [...days].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const name = day.name?.[language] ?? reasons[day.reason][language];
    const found = byReason.get(name) ?? [];
    byReason.set(name, found);
    const last = found.at(-1);
    if (last && addDays(last.last, 1) === day.date) last.last = day.date;
    else found.push({ first: day.date, last: day.date });
  }
  const to = language === 'zh' ? ' 至 ' : ' to ';
  return [...byReason].map(
    ([name, spans]) =>
      `${name} ${spans.map(s => (s.first === s.last ? s.first : s.first + to + s.last)).join(language === 'zh' ? '、' : ', ')}`,
  );
}
