import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify, type JWK, type JWTPayload } from 'jose';
import { general } from '@counterless/contracts';
import { Problem, type LocalText } from '@counterless/kernel';

/** How proofs may be signed. `Ed25519` (RFC 9864) and `EdDSA` are two names of one algorithm. */
export const proofAlgorithms = ['ES256', 'Ed25519', 'EdDSA'] as const;
/** Seconds that the time of a proof may be off the clock here, either way: that of a user's own device is often minutes wrong. */
export const proofSeconds = 300;
const longest = 4096;
const longestId = 200;

/** The key that an access token is bound to (RFC 9449, 6.1), and what a proof says of that token. */
export interface Binding {
  /** Thumbprint of the key (RFC 7638). */
  readonly jkt: string;
  /** SHA-256 of the token. */
  readonly ath: string;
}

/** What a proof has to be for. */
export interface ProofTarget {
  readonly method: string;
  /** As the caller addressed it; query and fragment are not looked at. */
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** None where a token is asked for, not used. */
  readonly binding?: Binding | undefined;
}

/** A proof that holds. That it comes for the first time is for the caller to see. */
export interface Proof {
  readonly jkt: string;
  readonly jti: string;
  /** Until when it holds, milliseconds since the epoch: so long its `jti` has to be remembered. */
  readonly until: number;
}

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The Problem `auth.proof-invalid` with what is wrong with the proof. */
export const invalidProof = (en: string, zh: string, cause?: unknown): Problem => new Problem(general.proofInvalid, { detail: { en, zh }, cause });

/**
 * Checks a proof that a request's sender holds a key (DPoP: RFC 9449, 4.3), but for its replay.
 * @throws Problem `auth.proof-invalid`, saying what is wrong with it
 */
export async function checkProof(proof: string, { method, url, now, binding }: ProofTarget): Promise<Proof> {
  const { payload, jwk } = await opened(proof, now);
  const { jti, iat } = payload;
  if (typeof jti !== 'string' || jti === '' || jti.length > longestId) throw invalidProof(`jti must be a text of 1 to ${longestId} characters`, `jti 应为 1 至 ${longestId} 个字符的文本`);
  if (payload['htm'] !== method) throw invalidProof(`htm must be ${method}`, `htm 应为 ${method}`);
  const address = plainAddress(url);
  if (address === undefined || plainAddress(payload['htu']) !== address) throw invalidProof(`htu must be ${address}`, `htu 应为 ${address}`);
  if (typeof iat !== 'number' || Math.abs(iat * 1000 - now) > proofSeconds * 1000) {
    const here = new Date(now).toISOString();
    throw invalidProof(`iat must be within ${proofSeconds} s of the time here, ${here}`, `iat 与本系统时间 ${here} 相差不得超过 ${proofSeconds} 秒`);
  }
  const jkt = await calculateJwkThumbprint(jwk);
  if (binding && payload['ath'] !== binding.ath) throw invalidProof('ath must be the SHA-256 of the access token, in base64url', 'ath 应为访问令牌的 SHA-256 摘要（base64url）');
  if (binding && jkt !== binding.jkt) throw invalidProof('it is made by another key than the one that the token is bound to', '证明所用密钥不是令牌所绑定的密钥');
  return { jkt, jti, until: (iat + proofSeconds) * 1000 };
}

async function opened(proof: string, now: number): Promise<{ payload: JWTPayload; jwk: JWK }> {
  if (proof.length > longest) throw invalidProof(`it may have ${longest} characters`, `长度不得超过 ${longest} 个字符`);
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: [...proofAlgorithms], currentDate: new Date(now) });
    return { payload, jwk: protectedHeader.jwk! };
  } catch (error) {
    // Whatever else there is to say against it comes from what was sent, too: a key that is none, say.
    const { en, zh } = faultOf(error) ?? { en: 'it must be one JWT whose header has the public key (jwk)', zh: '应为一个 JWT，其头部含公钥 jwk' };
    throw invalidProof(en, zh, error);
  }
}

function faultOf(error: unknown): LocalText | undefined {
  if (error instanceof errors.JOSEAlgNotAllowed) return { en: `alg must be one of ${proofAlgorithms.join(', ')}`, zh: `alg 应为 ${proofAlgorithms.join('、')} 之一` };
  if (error instanceof errors.JWSSignatureVerificationFailed) return { en: 'its signature is not by the key in its header', zh: '签名与头部公钥不符' };
  if (error instanceof errors.JWTExpired) return { en: 'exp has passed', zh: '已超过 exp' };
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim === 'typ' ? { en: 'typ must be dpop+jwt', zh: 'typ 应为 dpop+jwt' } : { en: `${error.claim} is not acceptable`, zh: `${error.claim} 不被接受` };
  return undefined;
}

/** An address in the one spelling of RFC 3986, 6.2.2 and 6.2.3, without query and fragment; undefined for what is none. */
function plainAddress(text: unknown): string | undefined {
  const url = typeof text === 'string' ? URL.parse(text) : null;
  if (!url) return undefined;
  const path = url.pathname.replace(/%[0-9a-f]{2}/gi, code => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
  return url.origin + path;
}

