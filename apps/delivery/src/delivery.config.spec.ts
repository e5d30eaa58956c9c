import { describe, expect, it } from '@jest/globals';
import { deliveryConfig } from './delivery.config.ts';

const good = {
  DATABASE_URL: 'postgres://a@127.0.0.1/d',
  FIELD_KEY: Buffer.alloc(32).toString('base64'),
  PLATFORM_MODE: 'sandbox',
};
const production = {
  ...good,
  PLATFORM_MODE: 'production',
  SMS_PROVIDER: 'http',
  SMS_NAME: 'some-sms',
  SMS_URL: 'https://sms.example/v1',
  SMS_ACCOUNT: 'a',
  SMS_SECRET: 's',
  EMAIL_PROVIDER: 'smtp',
  EMAIL_URL: 'smtps://user:pass%40word@mail.example',
  EMAIL_FROM: '不见面 <no-reply@gov.example>',
  COURIER_PROVIDER: 'http',
  COURIER_NAME: 'ems',
  COURIER_URL: 'https://ems.example',
  COURIER_ACCOUNT: 'a',
  COURIER_SECRET: 's',
};

describe('deliveryConfig', () => {
  it('takes the simulated providers in a sandbox', () => {
    expect(deliveryConfig(good)).toMatchObject({ sms: undefined, email: undefined, courier: undefined });
  });

  it('does not let production start without providers, or with some that send nothing', () => {
    const message = (env: NodeJS.ProcessEnv): string => {
      try {
        deliveryConfig(env);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    for (const way of ['SMS', 'EMAIL', 'COURIER']) {
      expect(message({ ...production, [`${way}_PROVIDER`]: undefined })).toContain(`${way}_PROVIDER: is required`);
      expect(message({ ...production, [`${way}_PROVIDER`]: 'sandbox' })).toContain(`${way}_PROVIDER: sandbox sends nothing`);
      expect(message({ ...good, [`${way}_PROVIDER`]: 'pigeon' })).toContain(`${way}_PROVIDER: must be one of sandbox`);
    }
    expect(message({ ...production, SMS_URL: 'http://sms.example' })).toContain('must be https');
    expect(message({ ...production, COURIER_SECRET: undefined, COURIER_NAME: 'E M S' })).toMatch(
      /COURIER_SECRET: is required[\s\S]*COURIER_NAME: must be words/,
    );
    expect(message({ ...production, EMAIL_URL: 'https://mail.example' })).toContain('must begin with smtp');
    expect(message({ ...production, EMAIL_PLAIN: 'true' })).toContain('EMAIL_PLAIN');
  });

  it('reads real providers', () => {
    const { sms, email, courier } = deliveryConfig(production);
    expect(sms).toEqual({ url: 'https://sms.example/v1', account: 'a', secret: 's', provider: 'some-sms', recovery: 'none' });
    expect(email).toEqual({
      host: 'mail.example',
      port: 465,
      secure: true,
      plain: false,
      user: 'user',
      password: 'pass@word',
      from: '不见面 <no-reply@gov.example>',
    });
    expect(courier).toMatchObject({ name: 'ems', url: 'https://ems.example' });
  });

  it('tells all faults at once', () => {
    expect(() => deliveryConfig({ PLATFORM_MODE: 'production' })).toThrow(
      /DATABASE_URL[\s\S]*FIELD_KEY[\s\S]*SMS_PROVIDER[\s\S]*EMAIL_PROVIDER[\s\S]*COURIER_PROVIDER/,
    );
  });
});
