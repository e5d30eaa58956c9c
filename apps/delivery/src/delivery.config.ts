import { ConfigError, platformConfig, Settings, type PlatformConfig } from '@counterless/platform';

/** The SMS providers that there is an adapter for. The sandbox's keeps messages and sends none. */
export const smsProviders = ['sandbox'] as const;
export type SmsProvider = (typeof smsProviders)[number];

export interface DeliveryConfig {
  readonly platform: PlatformConfig;
  readonly smsProvider: SmsProvider;
}

/** @throws ConfigError with every fault; in production one of them is a provider that sends nothing */
export function deliveryConfig(env: NodeJS.ProcessEnv): DeliveryConfig {
  const settings = new Settings(env);
  const platform = platformConfig(settings);
  const provider = settings.optional('SMS_PROVIDER') ?? (platform.mode === 'sandbox' ? 'sandbox' : undefined);
  const faults: string[] = [];
  if (provider === undefined) faults.push('SMS_PROVIDER: is required where PLATFORM_MODE is production');
  else if (!smsProviders.includes(provider as SmsProvider))
    faults.push(`SMS_PROVIDER: must be one of ${smsProviders.join(', ')}`);
  else if (provider === 'sandbox' && platform.mode === 'production')
    faults.push('SMS_PROVIDER: sandbox sends nothing, so it is for PLATFORM_MODE=sandbox only; production needs a real provider');
  try {
    settings.done();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.unshift(...error.faults);
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return { platform, smsProvider: provider as SmsProvider };
}
