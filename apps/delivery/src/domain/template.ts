import type { Fault, Language, LocalText } from '@counterless/kernel';
import type { Channel } from './channel-plan.ts';
import {
  fieldsUsed,
  fill,
  isGiven,
  parseText,
  TextFault,
  type Field,
  type FieldType,
  type Value,
  type Values,
} from './template-text.ts';

export const languages = ['zh', 'en'] as const;

export interface ChannelText {
  readonly channel: Channel;
  readonly language: Language;
  /** Subject of an e-mail, title in the inbox; an SMS has none. */
  readonly title?: string | undefined;
  readonly body: string;
}

/** All texts of one kind of message from `startsAt` until the next version starts. */
export interface TemplateDraft {
  readonly fields: readonly Field[];
  readonly texts: readonly ChannelText[];
}
export interface Template extends TemplateDraft {
  readonly kind: string;
  readonly version: number;
  readonly startsAt: Date;
  /** What it is for: decides on consent and on the order of channels. */
  readonly purpose: string;
  /** Goes out in quiet hours too. */
  readonly urgent: boolean;
}

export interface Rendered {
  readonly title?: string;
  readonly body: string;
}

/** Signature that every SMS has to begin with. */
export const sign: LocalText = { zh: '【不见面】', en: '【Counterless】' };

const name = (channel: string, language: string) => `${channel}, ${language}`;
const fault = (path: string, code: string, en: string, zh: string): Fault => ({ path, code, message: { en, zh } });

/** The version in force: the one that started last. */
export function inForce<T extends Pick<Template, 'startsAt'>>(versions: readonly T[], at: Date): T | undefined {
  return versions
    .filter(v => v.startsAt <= at)
    .reduce<T | undefined>((best, v) => (!best || v.startsAt > best.startsAt ? v : best), undefined);
}

/** What is wrong with a version; `supply` is what this kind of message can say. Empty when it may be published. */
export function draftFaults({ fields, texts }: TemplateDraft, supply: Readonly<Record<string, FieldType>>): Fault[] {
  const faults = fields.flatMap((field, i): Fault[] => {
    const at = `$.fields[${i}]`;
    if (!Object.hasOwn(supply, field.name))
      return [
        fault(
          `${at}.name`,
          'unknown-field',
          `this kind of message knows ${Object.keys(supply).join(', ')}`,
          `此类消息可用字段：${Object.keys(supply).join('、')}`,
        ),
      ];
    if (supply[field.name] !== field.type)
      return [
        fault(
          `${at}.type`,
          'field-type',
          `${field.name} is a ${supply[field.name]}`,
          `${field.name} 的类型为 ${supply[field.name]}`,
        ),
      ];
    return fields.findIndex(f => f.name === field.name) < i
      ? [fault(`${at}.name`, 'twice', 'is declared twice', '重复声明')]
      : [];
  });
  const used = new Set<string>();
  const seen = new Set<string>();
  for (const [i, text] of texts.entries()) {
    const at = `$.texts[${i}]`;
    const own = name(text.channel, text.language);
    if (seen.has(own)) faults.push(fault(at, 'twice', `${own} stands here twice`, `${own} 重复`));
    seen.add(own);
    if ((text.channel === 'sms') === (text.title !== undefined))
      faults.push(
        text.title === undefined
          ? fault(`${at}.title`, 'required', 'is required', '必填')
          : fault(`${at}.title`, 'no-title', 'an SMS has no title', '短信没有标题'),
      );
    for (const part of ['title', 'body'] as const) {
      try {
        for (const field of fieldsUsed(parseText(text[part] ?? ''), fields)) used.add(field);
      } catch (error) {
        if (!(error instanceof TextFault)) throw error;
        faults.push({ path: `${at}.${part}`, code: error.code, message: error.text });
      }
    }
  }
  for (const channel of new Set(texts.map(t => t.channel)))
    for (const language of languages)
      if (!seen.has(name(channel, language)))
        faults.push(
          fault('$.texts', 'language-missing', `${name(channel, language)} is missing`, `缺少 ${name(channel, language)}`),
        );
  if (faults.length === 0)
    for (const [i, field] of fields.entries())
      if (!used.has(field.name)) faults.push(fault(`$.fields[${i}]`, 'unused-field', 'no text says it', '没有文本使用该字段'));
  return faults;
}

const formats: Record<FieldType, (value: string) => boolean> = {
  text: () => true,
  number: v => /^-?\d{1,15}$/.test(v),
  time: v => /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(v) && !Number.isNaN(Date.parse(v)),
  day: v => /^\d{4}-\d\d-\d\d$/.test(v) && !Number.isNaN(Date.parse(v)),
};
const fits = (value: unknown, type: FieldType): boolean =>
  typeof value === 'object' && value !== null
    ? type === 'text' &&
      languages.every(l => typeof (value as Record<string, unknown>)[l] === 'string') &&
      Object.keys(value).length === 2
    : (typeof value === 'string' || (typeof value === 'number' && type === 'number')) && formats[type](String(value));

/** What is wrong with the values for a template: one that is missing, one too many, one of another type. */
export function valueFaults({ fields }: Pick<Template, 'fields'>, values: Readonly<Record<string, unknown>>): Fault[] {
  const known = new Map(fields.map(f => [f.name, f]));
  return [
    ...fields
      .filter(f => !f.optional && !isGiven(values[f.name] as Value))
      .map(f => fault(`$.values.${f.name}`, 'required', 'is required', '必填')),
    ...Object.entries(values).flatMap(([field, value]): Fault[] => {
      const declared = known.get(field);
      if (!declared)
        return [
          fault(
            `$.values.${field}`,
            'unknown-field',
            `unknown field; known are ${[...known.keys()].join(', ') || 'none'}`,
            `未知字段；可用字段为 ${[...known.keys()].join('、') || '无'}`,
          ),
        ];
      return !isGiven(value as Value) || fits(value, declared.type)
        ? []
        : [fault(`$.values.${field}`, 'field-type', `must be a ${declared.type}`, `类型应为 ${declared.type}`)];
    }),
  ];
}

/** The template has no text for this channel. A defect of whoever chose the channel. */
export class NoSuchText extends Error {
  constructor(kind: string, channel: Channel) {
    super(`${kind} has no text for ${channel}`);
    this.name = 'NoSuchText';
  }
}
/** The values do not fit the template. */
export class ValuesFault extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(f => `${f.path}: ${f.code}`).join(', '));
    this.name = 'ValuesFault';
  }
}

export const hasText = ({ texts }: Pick<Template, 'texts'>, channel: Channel): boolean => texts.some(t => t.channel === channel);

/** The text as it goes out, an SMS with its signature. @throws NoSuchText; ValuesFault where a field is missing or unknown */
export function render(
  template: Pick<Template, 'kind' | 'fields' | 'texts'>,
  channel: Channel,
  language: Language,
  values: Values,
): Rendered {
  const text = template.texts.find(t => t.channel === channel && t.language === language);
  if (!text) throw new NoSuchText(template.kind, channel);
  const faults = valueFaults(template, values);
  if (faults.length > 0) throw new ValuesFault(faults);
  const filled = (source: string) => fill(parseText(source), template.fields, values, language);
  return {
    ...(text.title !== undefined && { title: filled(text.title) }),
    body: (channel === 'sms' ? sign[language] : '') + filled(text.body),
  };
}

/** Those of `all` that the template declares, so that a source may know more than a text says. */
export function declaredValues({ fields }: Pick<Template, 'fields'>, all: Values): Values {
  return Object.fromEntries(fields.filter(f => isGiven(all[f.name])).map(f => [f.name, all[f.name]!]));
}
