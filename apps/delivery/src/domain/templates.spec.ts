import { describe, expect, it } from '@jest/globals';
import { beijingTime } from './beijing-time.ts';
import {
  inboxText,
  passTemplates,
  signInCode,
  smsText,
  type PassDetails,
  type PassTemplate,
  type Template,
} from './templates.ts';

const details: PassDetails = {
  plate: '浙GD12345',
  number: '330782000001',
  validFrom: '2026-10-22T00:00:00Z',
  validUntil: '2026-12-24T15:59:00Z',
  reason: '',
};
const long = { ...details, reason: '车辆所载货物与申报不符，且出发地已列入管控范围，'.repeat(80).slice(0, 2000) };
const names = Object.keys(passTemplates) as PassTemplate[];
const of = (name: PassTemplate): Template<PassDetails> => passTemplates[name];
const texted = names.filter(name => of(name).sms);

describe('templates', () => {
  it.each(texted)('%s begins with the signature and fits one SMS, however long the reason', name => {
    for (const d of [details, long]) {
      const zh = smsText(of(name), d, 'zh');
      expect(zh.startsWith('【不见面】')).toBe(true);
      expect(zh).toContain(details.plate);
      expect(zh.length).toBeLessThanOrEqual(70);
      expect(smsText(of(name), d, 'en').startsWith('【Counterless】')).toBe(true);
    }
  });

  it.each(names)('%s fits the inbox in both languages, and leaves nothing unsaid', name => {
    const { title, body } = inboxText(of(name), long);
    for (const text of [title.zh, title.en, body.zh, body.en]) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(title.en.length).toBeLessThanOrEqual(100);
    expect(Math.max(body.zh.length, body.en.length)).toBeLessThanOrEqual(2000);
  });

  it.each(['pass-refused', 'pass-revoked'] as const)('%s tells of reconsideration and suit', name => {
    const { body } = inboxText(of(name), { ...details, reason: '路线有误' });
    expect(body.zh).toMatch(/原因：路线有误[\s\S]*行政复议[\s\S]*行政诉讼/);
    expect(body.en).toMatch(/Reason: 路线有误[\s\S]*reconsideration[\s\S]*suit/);
  });

  it('say when and where in Beijing time', () => {
    expect(smsText(of('pass-granted'), details, 'zh')).toBe(
      '【不见面】浙GD12345通行证330782000001已批准，10月22日08:00至12月24日23:59有效，过卡请出示二维码。',
    );
    expect(beijingTime('2026-12-31T16:05:00Z', 'en')).toBe('Jan 1, 00:05');
    expect(() => beijingTime('soon', 'zh')).toThrow(RangeError);
  });

  it('do not send what is for the inbox alone by SMS', () => {
    expect(() => smsText(of('double-scan-reported'), details, 'zh')).toThrow();
    expect(() => inboxText(signInCode, { code: '123456', minutes: 5 })).toThrow();
  });

  it('give the code and warn', () => {
    expect(smsText(signInCode, { code: '012345', minutes: 5 }, 'zh')).toBe(
      '【不见面】登录验证码012345，5分钟内有效，请勿告诉他人。',
    );
    expect(smsText(signInCode, { code: '012345', minutes: 5 }, 'en')).toContain('012345');
  });
});
