import { BlockList, isIPv4 } from 'node:net';
import { platformConfig, Settings, type PlatformConfig } from '@counterless/platform';

export interface IdentityConfig extends PlatformConfig {
  /** Issuer of all tokens: the public address, below which every page and endpoint lies. */
  readonly issuer: string;
  /** What access tokens are for: the public address of the API. */
  readonly audience: string;
  readonly httpHost: string;
  readonly httpPort: number;
  /** Addresses whose X-Forwarded-For is believed: the gateway's. */
  readonly trustedProxies: BlockList;
  /** Days after which a new signing key takes over. */
  readonly keyDays: number;
}

/** A list of addresses and subnets, separated by commas: `127.0.0.0/8,::1`. */
export function addressList(text: string): BlockList {
  const list = new BlockList();
  for (const entry of text
    .split(',')
    .map(e => e.trim())
    .filter(Boolean)) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family);
  }
  return list;
}

export function identityConfig(env: NodeJS.ProcessEnv): IdentityConfig {
  const settings = new Settings(env);
  const config = {
    ...platformConfig(settings),
    issuer: settings.url('ISSUER', 'http://127.0.0.1:8080/oidc').replace(/\/$/, ''),
    audience: settings.url('AUDIENCE', 'http://127.0.0.1:8080').replace(/\/$/, ''),
    httpHost: settings.text('HTTP_HOST', '127.0.0.1'),
    httpPort: settings.int('HTTP_PORT', 8081, 0, 65535),
    keyDays: settings.int('SIGNING_KEY_DAYS', 30, 1, 366),
  };
  const trusted = settings.text('TRUSTED_PROXIES', '127.0.0.0/8,::1');
  settings.done();
  return { ...config, trustedProxies: addressList(trusted) };
}
