import { ConfigError, platformConfig, Settings, type PlatformConfig } from '@counterless/platform';
import type { HttpSmsSettings } from './channels/http-sms.ts';
import type { SmtpSettings } from './channels/smtp.ts';
import type { HttpCourierSettings } from './couriers/http-courier.ts';

export interface DeliveryConfig {
  readonly platform: PlatformConfig;
  /** Nothing: the simulated one, which sends nothing. So for the others. */
  readonly sms?: HttpSmsSettings | undefined;
  readonly email?: SmtpSettings | undefined;
  readonly courier?: HttpCourierSettings | undefined;
}

type Way = 'SMS' | 'EMAIL' | 'COURIER';
const real = { SMS: 'http', EMAIL: 'smtp', COURIER: 'http' } as const;

/** @throws ConfigError with every fault; in production one of them is a provider that sends nothing */
export function deliveryConfig(env: NodeJS.ProcessEnv): DeliveryConfig {
  const settings = new Settings(env);
  const platform = platformConfig(settings);
  const faults: string[] = [];
  const isReal = (way: Way): boolean => {
    const name = `${way}_PROVIDER`;
    const provider = settings.optional(name) ?? (platform.mode === 'sandbox' ? 'sandbox' : undefined);
    if (provider === undefined) faults.push(`${name}: is required where PLATFORM_MODE is production`);
    else if (provider !== 'sandbox' && provider !== real[way]) faults.push(`${name}: must be one of sandbox, ${real[way]}`);
    else if (provider === 'sandbox' && platform.mode === 'production')
      faults.push(`${name}: sandbox sends nothing, so it is for PLATFORM_MODE=sandbox only; production needs ${real[way]}`);
    return provider === real[way];
  };
  const config = {
    platform,
    sms: isReal('SMS')
      ? {
          ...partner(settings, 'SMS'),
          provider: callName(settings, 'SMS_NAME', faults),
          recovery: settings.oneOf('SMS_RECOVERY', ['idempotent', 'query', 'none'] as const, 'none'),
        }
      : undefined,
    email: isReal('EMAIL') ? smtp(settings, platform.mode, faults) : undefined,
    courier: isReal('COURIER')
      ? { ...partner(settings, 'COURIER'), name: callName(settings, 'COURIER_NAME', faults) }
      : undefined,
  };
  for (const { url } of [config.sms, config.courier].filter(p => p !== undefined))
    if (platform.mode === 'production' && url.startsWith('http:'))
      faults.push(`${url}: must be https where PLATFORM_MODE is production`);
  try {
    settings.done();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.unshift(...error.faults);
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

const partner = (settings: Settings, way: Way) => ({
  url: settings.url(`${way}_URL`),
  account: settings.text(`${way}_ACCOUNT`),
  secret: settings.text(`${way}_SECRET`),
});

/** How the partner names itself in the path of its call-backs. */
function callName(settings: Settings, name: string, faults: string[]): string {
  const value = settings.text(name);
  if (value && !/^[a-z]+(-[a-z]+)*$/.test(value)) faults.push(`${name}: must be words of a to z joined by -`);
  return value;
}

/** `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. */
function smtp(settings: Settings, mode: PlatformConfig['mode'], faults: string[]): SmtpSettings {
  const text = settings.url('EMAIL_URL');
  const from = settings.text('EMAIL_FROM');
  const plain = settings.flag('EMAIL_PLAIN', false);
  const url = URL.canParse(text) ? new URL(text) : new URL('smtp://invalid');
  const secure = url.protocol === 'smtps:';
  if (text && !secure && url.protocol !== 'smtp:') faults.push('EMAIL_URL: must begin with smtp:// or smtps://');
  if (plain && mode === 'production' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
    faults.push('EMAIL_PLAIN: without TLS only to a relay on the same host');
  const part = (value: string) => (value === '' ? undefined : decodeURIComponent(value));
  const password = part(url.password) ?? settings.optional('EMAIL_PASSWORD');
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    plain,
    user: part(url.username),
    password,
    from,
  };
}
