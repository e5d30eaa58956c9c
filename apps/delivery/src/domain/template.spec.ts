import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  draftFaults,
  inForce,
  NoSuchText,
  render,
  sign,
  valueFaults,
  ValuesFault,
  type ChannelText,
  type Template,
} from './template.ts';
import { fieldsUsed, fill, parseText, TextFault, type Field } from './template-text.ts';

const supply = { name: 'text', due: 'day', at: 'time', days: 'number', reason: 'text' } as const;
const field = (name: keyof typeof supply, optional = false): Field => ({ name, type: supply[name], optional });
const both = (channel: ChannelText['channel'], body: string, title?: string): ChannelText[] =>
  (['zh', 'en'] as const).map(language => ({ channel, language, body, ...(title !== undefined && { title }) }));
const template = (fields: Field[], texts: ChannelText[]): Template => ({
  kind: 'test',
  version: 1,
  startsAt: new Date(0),
  purpose: 'progress',
  urgent: false,
  fields,
  texts,
});
const codes = (faults: readonly { path: string; code: string }[]) => faults.map(f => `${f.path} ${f.code}`);

describe('a text', () => {
  it('fills in fields, cuts them, and drops a section whose field is absent', () => {
    const text = parseText('{{name|3}}，{{#reason}}因{{ reason }}{{/reason}}。{{due}} {{at}} {{days}}');
    const fields = [field('name'), field('reason', true), field('due'), field('at'), field('days')];
    const values = { name: { zh: '开饭店许可', en: 'restaurant' }, due: '2026-03-02', at: '2026-03-02T00:00:00Z', days: 5 };
    expect(fill(text, fields, { ...values, reason: '缺一' }, 'zh')).toBe('开饭…，因缺一。3月2日 3月2日08:00 5');
    expect(fill(text, fields, { ...values, reason: '' }, 'en')).toBe('re…，。Mar 2 Mar 2, 08:00 5');
    expect(fieldsUsed(text, fields)).toEqual(['name', 'reason', 'reason', 'due', 'at', 'days']);
  });

  it('shows a value as it is, whatever signs it holds, and on one line', () => {
    const fields = [field('name')];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), value => {
        const shown = fill(parseText('a{{name}}b'), fields, { name: value }, 'zh');
        expect(shown).toBe(`a${value.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')}b`);
        expect(shown).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it.each([
    '{{',
    '}}',
    '{{}}',
    '{{a',
    '{{a.b}}',
    '{{{a}}}',
    '{{#a}}',
    '{{/a}}',
    '{{#a}}{{#b}}{{/a}}{{/b}}',
    '{{#a|3}}{{/a}}',
    '{{> x}}',
    '{{a|}}',
  ])('that is no text of ours is refused: %s', text => expect(() => parseText(text)).toThrow(TextFault));

  it('is read or refused, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{{', '}}', '#', '/', 'a', 'b', '|', '3', ' ', '甲', '{', '}')).map(p => p.join('')),
        text => {
          try {
            parseText(text);
          } catch (error) {
            expect(error).toBeInstanceOf(TextFault);
          }
        },
      ),
    );
  });
});

describe('a version', () => {
  it('is refused with every fault at its place', () => {
    expect(draftFaults({ fields: [field('name')], texts: both('sms', '{{name}}') }, supply)).toEqual([]);
    const faulty = draftFaults(
      {
        fields: [
          { name: 'plate', type: 'text', optional: false },
          { ...field('due'), type: 'time' },
          field('reason', true),
          field('reason', true),
        ],
        texts: [
          ...both('sms', '{{other}}', 'title'),
          ...both('inbox', '{{reason}}').slice(1),
          ...both('email', '{{due', 't').slice(0, 1),
        ],
      },
      supply,
    );
    expect(codes(faulty)).toEqual([
      '$.fields[0].name unknown-field',
      '$.fields[1].type field-type',
      '$.fields[3].name twice',
      '$.texts[0].title no-title',
      '$.texts[0].body undeclared-field',
      '$.texts[1].title no-title',
      '$.texts[1].body undeclared-field',
      '$.texts[2].title required',
      '$.texts[2].body optional-field',
      '$.texts[3].body syntax',
      '$.texts language-missing',
      '$.texts language-missing',
    ]);
    expect(codes(draftFaults({ fields: [field('name'), field('due')], texts: both('sms', '{{name}}') }, supply))).toEqual([
      '$.fields[1] unused-field',
    ]);
    expect(codes(draftFaults({ fields: [], texts: [...both('sms', 'a'), ...both('sms', 'b')] }, supply))).toContain(
      '$.texts[2] twice',
    );
  });

  it('is in force from its start until the next one’s, whatever the order of publication', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 8 });
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 60 }), (days, at) => {
        const found = inForce(
          days.map(d => ({ startsAt: new Date(d) })),
          new Date(at),
        );
        expect(found?.startsAt.getTime()).toBe(days.filter(d => d <= at).sort((a, b) => b - a)[0]);
      }),
    );
  });
});

describe('values', () => {
  const t = template(
    [field('name'), field('due'), field('at'), field('days'), field('reason', true)],
    both('sms', '{{name}}{{due}}{{at}}{{days}}'),
  );
  const good = { name: 'a', due: '2026-03-02', at: '2026-03-02T08:00:00+08:00', days: 5 };

  it('are given for every declared field and for no other', () => {
    expect(valueFaults(t, good)).toEqual([]);
    expect(valueFaults(t, { ...good, name: { zh: '甲', en: 'a' }, reason: '' })).toEqual([]);
    expect(codes(valueFaults(t, { ...good, name: '', plate: 'x' }))).toEqual([
      '$.values.name required',
      '$.values.plate unknown-field',
    ]);
    expect(codes(valueFaults(t, { name: 1, due: 'soon', at: 'now', days: 1.5, reason: [] }))).toEqual(
      ['name', 'due', 'at', 'days', 'reason'].map(n => `$.values.${n} field-type`),
    );
    expect(codes(valueFaults(t, { ...good, name: { zh: '甲' } }))).toEqual(['$.values.name field-type']);
  });

  it('that do not fit are not sent, and a channel without a text is not written', () => {
    expect(() => render(t, 'sms', 'zh', { name: 'a' })).toThrow(ValuesFault);
    expect(() => render(t, 'inbox', 'zh', good)).toThrow(NoSuchText);
    expect(render(t, 'sms', 'en', good).body.startsWith(sign.en)).toBe(true);
  });
});
