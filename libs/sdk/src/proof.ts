/** An access token that counts only with a proof of the key that it is bound to (DPoP, RFC 9449). */
export interface BoundToken {
  readonly token: string;
  readonly key: ProofKey;
}
export type AccessToken = string | BoundToken;

/** A key that access tokens are bound to. */
export interface ProofKey {
  /** May be kept in IndexedDB, and given to `proofKey` again: a refresh token of an app without a secret is bound to it, too. */
  readonly pair: CryptoKeyPair;
  /**
   * What one request sends in its header `DPoP`: that its sender holds the key. It holds for five minutes, and once.
   * @param token the access token that the request bears; none where it asks for one
   */
  proof(method: string, url: string | URL, token?: string): Promise<string>;
}

const signature = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/**
 * A new key, whose private half nobody can read, not even the page or program that uses it; or one that was kept. By WebCrypto: in a browser it needs https or
 * localhost.
 */
export async function proofKey(kept?: CryptoKeyPair): Promise<ProofKey> {
  const pair = kept ?? (await crypto.subtle.generateKey(signature, false, ['sign', 'verify']));
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const head = json({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } });
  return {
    pair,
    async proof(method, url, token) {
      const place = new URL(url);
      const ath = token === undefined ? undefined : base64url(await crypto.subtle.digest('SHA-256', bytes(token)));
      const claims = { jti: crypto.randomUUID(), htm: method, htu: place.origin + place.pathname, iat: Math.floor(Date.now() / 1000), ath };
      const signed = `${head}.${json(claims)}`;
      return `${signed}.${base64url(await crypto.subtle.sign(signature, pair.privateKey, bytes(signed)))}`;
    },
  };
}

/** The headers by which one request bears a token, for what is asked by hand: live events, uploads. */
export async function authHeaders(token: AccessToken, method: string, url: string | URL): Promise<Record<string, string>> {
  if (typeof token === 'string') return { authorization: `Bearer ${token}` };
  return { authorization: `DPoP ${token.token}`, dpop: await token.key.proof(method, url, token.token) };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const base64url = (content: ArrayBuffer | Uint8Array) => btoa(String.fromCharCode(...new Uint8Array(content))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const json = (value: unknown) => base64url(bytes(JSON.stringify(value)));
