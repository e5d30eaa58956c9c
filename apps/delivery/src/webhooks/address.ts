import { lookup as resolve, type LookupAddress } from 'node:dns';
import ipaddr from 'ipaddr.js';
import type { LocalText } from '@counterless/kernel';

/** Where webhooks may go: to public addresses over TLS; a sandbox also sends to the machine of whoever tries it out. */
export abstract class Reach {
  abstract readonly inward: boolean;
}

/** Is it an address of the public internet: not loopback, private, link-local, shared, reserved, multicast, nor one of those within IPv6? */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

const literal = (host: string) => (host.startsWith('[') ? host.slice(1, -1) : host);

/** What is wrong with the address of a receiver, as far as it can be told without asking the DNS. */
export function faultOfUrl(text: string, { inward }: Reach): LocalText | undefined {
  const url = URL.parse(text);
  if (!url) return { en: 'must be a whole address, such as https://partner.example/hooks', zh: '应为完整地址，例如 https://partner.example/hooks' };
  if (url.protocol !== 'https:' && !(inward && url.protocol === 'http:')) return { en: 'must begin with https://', zh: '应以 https:// 开头' };
  if (url.username || url.password) return { en: 'must not hold a name or password: receivers know us by the signature', zh: '不得包含用户名或密码，请以签名验证来源' };
  if (url.hash) return { en: 'must not hold a fragment (#…)', zh: '不得包含 # 片段' };
  if (inward) return undefined;
  const host = literal(url.hostname);
  if (ipaddr.isValid(host) ? !isPublic(host) : host === 'localhost' || host.endsWith('.localhost') || !host.includes('.'))
    return { en: 'must be an address of the public internet', zh: '应为公网地址' };
  return undefined;
}

/** The receiver's name leads into our own network. */
export class InwardAddress extends Error {
  override readonly name = 'InwardAddress';
}

type Done = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Looks a host up for a connection and refuses it when any of its addresses is not public. The connection goes to what was checked here, so a
 * name that answers differently the next time gains nothing.
 */
export function publicLookup({ inward }: Reach) {
  return (host: string, options: { all?: boolean }, done: Done): void => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      if (!inward && found.some(f => !isPublic(f.address))) return done(new InwardAddress('the name leads to an address that is not public'), []);
      return options.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family);
    });
  };
}
