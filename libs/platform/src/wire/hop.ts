import { jwtVerify, SignJWT } from 'jose';
import { general, type Service } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';

/** The header in which the gateway says to a service whose request it hands on by HTTP. */
export const hopHeader = 'platform-hop';

/** What the gateway has found out of a request before it handed it on. */
export interface Hop {
  /** Subject of the operation. */
  readonly operation: string;
  /** Path and query as they were asked. */
  readonly url: string;
  /** `name=value&…`, percent-encoded: fields that stand in the path. */
  readonly path: string;
  /** JSON of the actor; none for an anonymous request to a public operation. */
  readonly actor: string | undefined;
}

const issuer = 'gateway';
/** Long enough for a clock that is a little off, short enough that a header which leaks is soon of no use. */
const seconds = 60;

/** Signs what a service may believe of this one request: HMAC-SHA-256 under the key that both hold. */
export function sealHop(key: Uint8Array, service: Service, { operation, url, path, actor }: Hop): Promise<string> {
  return new SignJWT({ operation, url, path, ...(actor !== undefined && { actor }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setAudience(service)
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(key);
}

/** @throws Problem `auth.required` when it is not the gateway's word for this service, or not for this address */
export async function openHop(key: Uint8Array, service: Service, url: string, token: string | undefined): Promise<Hop> {
  const checked = token && (await jwtVerify<Hop>(token, key, { issuer, audience: service, algorithms: ['HS256'], requiredClaims: ['exp'], clockTolerance: 5 }).catch(() => undefined));
  if (!checked || checked.payload.url !== url) {
    throw new Problem(general.unauthenticated, { detail: { en: 'this address is for the gateway alone', zh: '此地址仅供网关访问' } });
  }
  return checked.payload;
}
