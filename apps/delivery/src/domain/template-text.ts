import type { Language, LocalText } from '@counterless/kernel';
import { beijingTime } from './beijing-time.ts';

/** What a field of a template holds: a text, a whole number, an instant (shown as Beijing time) or a legal day. */
export const fieldTypes = ['text', 'number', 'time', 'day'] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** It may be absent; the text must then say what happens without it, by a section. */
  readonly optional: boolean;
}

/** A value is one text, or one in each language. */
export type Value = string | number | LocalText;
export type Values = Readonly<Record<string, Value>>;

export type Token =
  | { readonly literal: string }
  | { readonly field: string; readonly most?: number }
  | { readonly section: string; readonly inner: readonly Token[] };

/** The text is not one of ours: the message says where. */
export class TextFault extends Error {
  constructor(
    readonly code: 'syntax' | 'unclosed' | 'undeclared-field' | 'optional-field',
    readonly text: LocalText,
  ) {
    super(text.en);
    this.name = 'TextFault';
  }
}

const tag = /\{\{\s*([#/]?)\s*([A-Za-z][A-Za-z0-9]*)\s*(?:\|\s*(\d{1,4})\s*)?\}\}/y;

/**
 * Reads a text: `{{name}}` is a field, `{{name|24}}` at most 24 characters of it, `{{#name}}…{{/name}}` stands only where the field is
 * given. The signs are Mustache's, of which this is a part; what it does not know is a fault and never shown.
 * @throws TextFault
 */
export function parseText(text: string): readonly Token[] {
  const stack: { name: string; tokens: Token[] }[] = [{ name: '', tokens: [] }];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('{{', at);
    const literal = text.slice(at, next < 0 ? undefined : next);
    if (literal.includes('}}')) throw syntax('}}');
    if (literal) stack.at(-1)!.tokens.push({ literal });
    if (next < 0) break;
    tag.lastIndex = next;
    const [whole, sign, name = '', most] = tag.exec(text) ?? [];
    if (whole === undefined || (sign && most)) throw syntax(text.slice(next, next + 20));
    if (sign === '#') stack.push({ name, tokens: [] });
    else if (sign === '/') close(stack, name);
    else stack.at(-1)!.tokens.push({ field: name, ...(most !== undefined && { most: Number(most) }) });
    at = next + whole.length;
  }
  if (stack.length > 1) throw unclosed(stack.at(-1)!.name);
  return stack[0]!.tokens;
}

function close(stack: { name: string; tokens: Token[] }[], name: string): void {
  const ended = stack.pop()!;
  if (stack.length === 0 || ended.name !== name) throw unclosed(ended.name || name);
  stack.at(-1)!.tokens.push({ section: name, inner: ended.tokens });
}

const syntax = (near: string) => new TextFault('syntax', { en: `cannot be read near ${near}`, zh: `无法识别：${near}` });
const unclosed = (name: string) =>
  new TextFault('unclosed', { en: `the section ${name} does not begin and end`, zh: `段落 ${name} 没有成对的开始与结束` });

/** The names that a text uses. @throws TextFault where one is not declared, or may be absent and stands outside its section */
export function fieldsUsed(tokens: readonly Token[], fields: readonly Field[], given: readonly string[] = []): string[] {
  const declared = new Map(fields.map(f => [f.name, f]));
  return tokens.flatMap(token => {
    if ('literal' in token) return [];
    const name = 'section' in token ? token.section : token.field;
    const field = declared.get(name);
    if (!field) throw new TextFault('undeclared-field', { en: `${name} is not declared`, zh: `字段 ${name} 未声明` });
    if ('section' in token) return [name, ...fieldsUsed(token.inner, fields, [...given, name])];
    if (field.optional && !given.includes(name))
      throw new TextFault('optional-field', {
        en: `${name} may be absent, so it stands within {{#${name}}}…{{/${name}}}`,
        zh: `${name} 为选填，应置于 {{#${name}}}…{{/${name}}} 之中`,
      });
    return [name];
  });
}

/** The text with its fields filled in; the values have been checked. Line breaks in a value become spaces: a value adds no line of its own. */
export function fill(tokens: readonly Token[], fields: readonly Field[], values: Values, language: Language): string {
  const type = new Map(fields.map(f => [f.name, f.type]));
  return tokens
    .map(token => {
      if ('literal' in token) return token.literal;
      if ('section' in token) return isGiven(values[token.section]) ? fill(token.inner, fields, values, language) : '';
      const shown = show(values[token.field]!, type.get(token.field)!, language);
      return token.most !== undefined && shown.length > token.most ? `${shown.slice(0, token.most - 1)}…` : shown;
    })
    .join('');
}

export const isGiven = (value: Value | undefined | null): value is Value => value !== undefined && value !== null && value !== '';

function show(value: Value, type: FieldType, language: Language): string {
  const own = typeof value === 'object' ? value[language] : String(value);
  if (type === 'time') return beijingTime(own, language);
  if (type === 'day') return beijingDay(own, language);
  return own.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
}

/** A legal day as people here write it; it is shown without a year, as times are. */
function beijingDay(day: string, language: Language): string {
  const text = beijingTime(`${day}T00:00:00+08:00`, language);
  return language === 'zh' ? text.slice(0, text.indexOf('日') + 1) : text.slice(0, text.lastIndexOf(','));
}
