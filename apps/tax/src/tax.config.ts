import { platformConfig, Settings, type PlatformConfig } from '@counterless/platform';

/** The service has no settings but those that every service has. @throws ConfigError with every fault */
export function taxConfig(env: NodeJS.ProcessEnv): PlatformConfig {
  const settings = new Settings(env);
  const config = platformConfig(settings);
  settings.done();
  return config;
}
