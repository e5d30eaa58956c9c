import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { purposes } from '@counterless/contracts';
import { kinds, supplyOf, type Kind } from '../../domain/kinds.ts';
import { hasText, languages, render, type Template } from '../../domain/template.ts';
import type { Values } from '../../domain/template-text.ts';
import { firstTexts } from './add-texts.ts';

const files = readdirSync(new URL('.', import.meta.url))
  .filter(f => f.endsWith('.json'))
  .map(f => f.replace('.json', ''));
const all = files.flatMap(firstTexts);
const of = (kind: Kind): Template => all.find(t => t.kind === kind)!;

/** A value for every field of a template; texts of the given length. */
const samples = (template: Template, text: string): Values =>
  Object.fromEntries(
    template.fields.map(({ name, type }) => [name, { text, number: 5, time: '2026-10-22T00:00:00Z', day: '2026-10-22' }[type]]),
  );
const pass = {
  plate: '浙GD12345',
  number: '330782000001',
  validFrom: '2026-10-22T00:00:00Z',
  validUntil: '2026-12-24T15:59:00Z',
};
const pick = (template: Template, values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => template.fields.some(f => f.name === name)));

describe('the first texts', () => {
  it('are there for every kind of message, for a known purpose', () => {
    expect(all.map(t => t.kind).sort()).toEqual(Object.keys(kinds).sort());
    expect(all.filter(t => !(purposes as readonly string[]).includes(t.purpose))).toEqual([]);
    expect(all.filter(t => t.fields.some(f => supplyOf(t.kind as Kind)[f.name] !== f.type))).toEqual([]);
  });

  it.each(all.filter(t => hasText(t, 'sms')))('$kind begins with the signature and leaves nothing unsaid', template => {
    for (const language of languages) {
      const { body } = render(template, 'sms', language, samples(template, '甲乙丙'));
      expect(body.startsWith({ zh: '【不见面】', en: '【Counterless】' }[language])).toBe(true);
      expect(body).not.toMatch(/undefined|null|NaN|\[object|\{\{/);
    }
  });

  it.each(all.filter(t => t.kind.startsWith('pass-')))('$kind fits one SMS, however long the reason', template => {
    const values = pick(template, { ...pass, reason: '车辆所载货物与申报不符，'.repeat(100) });
    expect(render(template, 'sms', 'zh', values).body.length).toBeLessThanOrEqual(70);
  });

  it.each(all.filter(t => t.kind.startsWith('case-')))('$kind fits one SMS, however long the title, and says all with and without what may be missing', template => {
    const long = { title: '道路危险货物运输经营许可（含剧毒化学品）'.repeat(5), days: 10, certificateNumber: 'X'.repeat(60) };
    const day = Object.fromEntries(template.fields.filter(f => f.type === 'day').map(f => [f.name, '2026-12-24']));
    expect(render(template, 'sms', 'zh', pick(template, { ...long, ...day, reason: '长'.repeat(2000), supplement: '长'.repeat(2000), clockReason: '长'.repeat(2000) })).body.length).toBeLessThanOrEqual(70);
    const needed = Object.fromEntries(template.fields.filter(f => !f.optional).map(f => [f.name, { ...long, ...day }[f.name]!]));
    for (const channel of ['sms', 'inbox'] as const) for (const language of languages) expect(render(template, channel, language, needed).body).not.toMatch(/undefined|\{\{|[，：]$/);
  });

  it.each(all.filter(t => hasText(t, 'inbox')))('$kind fits the inbox in both languages', template => {
    for (const language of languages) {
      const { title, body } = render(template, 'inbox', language, samples(template, '甲'.repeat(100)));
      expect(title!.length).toBeLessThanOrEqual(100);
      expect(body.length).toBeLessThanOrEqual(2000);
    }
  });

  it.each(['pass-refused', 'pass-revoked'] as const)('%s tells of reconsideration and suit', kind => {
    const values = pick(of(kind), { ...pass, reason: '路线有误' });
    expect(render(of(kind), 'inbox', 'zh', values).body).toMatch(/原因：路线有误[\s\S]*行政复议[\s\S]*行政诉讼/);
    expect(render(of(kind), 'inbox', 'en', values).body).toMatch(/Reason: 路线有误[\s\S]*reconsideration[\s\S]*suit/);
    expect(render(of(kind), 'inbox', 'zh', pick(of(kind), pass)).body).not.toContain('原因');
  });

  it('say when and where in Beijing time', () => {
    expect(render(of('pass-granted'), 'sms', 'zh', pass).body).toBe(
      '【不见面】浙GD12345通行证330782000001已批准，10月22日08:00至12月24日23:59有效，过卡请出示二维码。',
    );
  });

  it('give the code and warn', () => {
    expect(render(of('sign-in-code'), 'sms', 'zh', { code: '012345', minutes: 5 }).body).toBe(
      '【不见面】登录验证码012345，5分钟内有效，请勿告诉他人。',
    );
    expect(render(of('sign-in-code'), 'sms', 'en', { code: '012345', minutes: 5 }).body).toContain('012345');
  });
});
