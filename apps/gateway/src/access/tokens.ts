import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { actorKinds, general, type Actor, type StreamEnd } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { tokenHash, type Binding } from '@counterless/platform';

/** A verified token: whose it is, until when, and the actor header made of it once. */
export interface Verified {
  readonly actor: Actor;
  /** JSON of the actor, ready for the wire. */
  readonly header: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
  readonly issued: number;
  /** Of a token that counts only with a proof of its key (RFC 9449). That proof is checked with each request, however well the token is known. */
  readonly binding: Binding | undefined;
}

export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

const remembered = 20_000;

/** Verifies access tokens (RFC 9068) by the identity's published keys and remembers those verified until they expire. */
export class Tokens {
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  readonly #known = new LRUCache<string, Verified>({ max: remembered });
  readonly #revoked = new Map<string, number>();

  constructor(private readonly settings: TokenSettings) {
    this.#keys = createRemoteJWKSet(new URL(settings.jwksUrl), { cooldownDuration: 2000, timeoutDuration: 3000, cacheMaxAge: 300_000 });
  }

  /** Tokens of this subject issued before `before` are void from now on. */
  revoke(subject: string, before: Date): void {
    this.#revoked.set(subject, Math.max(before.getTime(), this.#revoked.get(subject) ?? 0));
  }

  /**
   * The verified token behind an Authorization header. Of one that is bound the proof is still to be checked.
   * @throws Problem auth.required, auth.token-expired, auth.token-invalid, auth.token-revoked, auth.proof-required; platform.unavailable without keys
   */
  verify(authorization: string | undefined): Verified | Promise<Verified> {
    if (!authorization) throw new Problem(general.unauthenticated);
    const [scheme, token, rest] = authorization.split(' ');
    const bound = scheme?.toLowerCase() === 'dpop';
    if ((!bound && scheme?.toLowerCase() !== 'bearer') || !token || rest !== undefined || token.length > 8192) {
      throw new Problem(general.unauthenticated, { detail: { en: 'send Authorization: Bearer <access token>, or DPoP with one that is bound to a key', zh: '请以 Authorization: Bearer <访问令牌> 提交；绑定密钥的令牌用 DPoP' } });
    }
    const known = this.#known.get(token);
    if (!known) return this.#verifyNew(token, bound);
    if (known.expires <= Date.now()) {
      this.#known.delete(token);
      throw new Problem(general.tokenExpired);
    }
    this.#refuseRevoked(known);
    refuseOtherScheme(known, bound);
    return known;
  }

  async #verifyNew(token: string, bound: boolean): Promise<Verified> {
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, this.#keys, {
        issuer: this.settings.issuer, audience: this.settings.audience, algorithms: ['ES256'], typ: 'at+jwt', requiredClaims: ['exp', 'iat', 'sub', 'client_id'],
      }));
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new Problem(general.tokenExpired);
      if (withoutKeys(error)) {
        throw new Problem(general.unavailable, { detail: { en: 'tokens cannot be checked just now', zh: '暂时无法校验令牌' }, retryAfter: 2, cause: error });
      }
      if (error instanceof errors.JWTClaimValidationFailed) {
        throw new Problem(general.tokenInvalid, { detail: { en: `the token’s ${error.claim} is not accepted here`, zh: `令牌的 ${error.claim} 不被接受` } });
      }
      throw new Problem(general.tokenInvalid);
    }
    const verified = readToken(payload, token);
    this.#refuseRevoked(verified);
    this.#known.set(token, verified);
    refuseOtherScheme(verified, bound);
    return verified;
  }

  /** Why a token that was good no longer counts at `now`, milliseconds since the epoch. */
  lapsed(verified: Verified, now = Date.now()): Extract<StreamEnd, `token-${string}`> | undefined {
    if (verified.expires <= now) return 'token-expired';
    return this.#isRevoked(verified) ? 'token-revoked' : undefined;
  }

  #refuseRevoked(verified: Verified): void {
    if (this.#isRevoked(verified)) throw new Problem(general.tokenRevoked);
  }

  #isRevoked(verified: Verified): boolean {
    if (this.#revoked.size === 0) return false;
    const chain: string[] = [verified.actor.id, verified.actor.client];
    for (let link = verified.actor.act; link; link = link.act) chain.push(link.id);
    return chain.some(id => (this.#revoked.get(id) ?? 0) > verified.issued);
  }
}

/** Was it the key set that could not be had, rather than the token that is wrong? Whatever jose does not name comes from the network. */
function withoutKeys(error: unknown): boolean {
  return !(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === 'ERR_JOSE_GENERIC';
}

/** A bound token that is sent as if it were none is one that was stolen; an unbound one that is sent as bound gives a safety that is not there. */
function refuseOtherScheme({ binding }: Verified, bound: boolean): void {
  if (binding && !bound) throw new Problem(general.proofRequired, { detail: { en: 'send Authorization: DPoP <access token>, and the proof in the header DPoP', zh: '请以 Authorization: DPoP <访问令牌> 提交，并在请求头 DPoP 中附证明' } });
  if (!binding && bound) throw new Problem(general.tokenInvalid, { detail: { en: 'this token is bound to no key: send it as Bearer', zh: '该令牌未绑定密钥，请以 Bearer 提交' } });
}

function readBinding(confirmation: unknown, token: string): Binding | undefined {
  if (confirmation === undefined) return undefined;
  const jkt = (confirmation as { jkt?: unknown } | null)?.jkt;
  // Bound in a way that cannot be checked here.
  if (typeof jkt !== 'string') throw new Problem(general.tokenInvalid, { detail: { en: 'the token’s cnf is not accepted here', zh: '令牌的 cnf 不被接受' } });
  return { jkt, ath: tokenHash(token) };
}

function readToken(payload: JWTPayload, token: string): Verified {
  const claimed = payload['actor'] as Partial<Actor> | undefined;
  if (!claimed || !actorKinds.includes(claimed.kind!) || typeof claimed.id !== 'string') {
    throw new Problem(general.tokenInvalid, { detail: { en: 'the token names no actor', zh: '令牌未指明用户' } });
  }
  const actor: Actor = {
    ...(claimed as Actor),
    client: String(payload['client_id']),
    scopes: typeof payload['scope'] === 'string' ? payload['scope'].split(' ').filter(Boolean) : [],
  };
  const binding = readBinding(payload['cnf'], token);
  return { actor, binding, header: JSON.stringify(actor).replace(/[\u0080-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`), expires: payload.exp! * 1000, issued: payload.iat! * 1000 };
}
