import { ConfigError, platformConfig, Settings, type PlatformConfig } from '@counterless/platform';

export interface SealingConfig {
  /** Who issues, as every QR code says it: ≤ 32 printable ASCII characters. */
  readonly issuer: string;
  /** What stands before a list's id in the URI that every QR code carries, so short. */
  readonly listBase: string;
}

export interface DocumentsConfig {
  readonly platform: PlatformConfig;
  readonly sealing: SealingConfig;
}

/** The URI of a list, `<base>passes-<n>`, has 3 to 64 characters; nine digits leave room for n. */
const listBase = /^(?=.{2,48}$)[a-z][a-z0-9+.-]*:[\x21-\x7e]*$/;
const issuer = /^[\x21-\x7e]{1,32}$/;

/** @throws ConfigError with every fault */
export function documentsConfig(env: NodeJS.ProcessEnv): DocumentsConfig {
  const settings = new Settings(env);
  const config: DocumentsConfig = {
    platform: platformConfig(settings),
    sealing: { issuer: settings.text('CREDENTIAL_ISSUER', 'counterless'), listBase: settings.text('STATUS_LIST_BASE', 'cl:') },
  };
  settings.done();
  const faults = [
    ...(issuer.test(config.sealing.issuer)
      ? []
      : ['CREDENTIAL_ISSUER: must be 1 to 32 printable ASCII characters without spaces']),
    ...(listBase.test(config.sealing.listBase)
      ? []
      : ['STATUS_LIST_BASE: must be the start of a URI, such as https://example.cn/s/, of at most 48 characters']),
  ];
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}
