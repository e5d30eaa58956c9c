import { describe, expect, it } from '@jest/globals';
import { deliveryConfig } from './delivery.config.ts';

const good = {
  DATABASE_URL: 'postgres://a@127.0.0.1/d',
  FIELD_KEY: Buffer.alloc(32).toString('base64'),
  PLATFORM_MODE: 'sandbox',
};

describe('deliveryConfig', () => {
  it('takes the simulated provider in a sandbox', () => {
    expect(deliveryConfig(good).smsProvider).toBe('sandbox');
  });

  it('does not let production start without a provider, or with one that sends nothing', () => {
    expect(() => deliveryConfig({ ...good, PLATFORM_MODE: 'production' })).toThrow(/SMS_PROVIDER: is required/);
    expect(() => deliveryConfig({ ...good, PLATFORM_MODE: 'production', SMS_PROVIDER: 'sandbox' })).toThrow(
      /SMS_PROVIDER: sandbox sends nothing/,
    );
    expect(() => deliveryConfig({ ...good, SMS_PROVIDER: 'pigeon' })).toThrow(/SMS_PROVIDER: must be one of sandbox/);
  });

  it('tells all faults at once', () => {
    expect(() => deliveryConfig({ PLATFORM_MODE: 'production' })).toThrow(/DATABASE_URL[\s\S]*FIELD_KEY[\s\S]*SMS_PROVIDER/);
  });
});
