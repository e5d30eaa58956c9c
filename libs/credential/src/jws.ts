import { base64url, CompactSign, compactVerify, errors } from 'jose';
import { CredentialError } from './error.ts';
import { verifyingKey } from './keys.ts';
import type { KeySet, SigningKey } from './keys.ts';

/** Above any status list: longer texts are not even parsed, since that happens before the signature is known to hold. */
const longestToken = 2 ** 21;

/** Claims as a compact JWS (RFC 7515) of this type, ES256. */
export function signClaims(typ: string, claims: object, key: SigningKey): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  return new CompactSign(payload).setProtectedHeader({ alg: 'ES256', kid: key.kid, typ }).sign(key.privateKey);
}

/**
 * The claims of a compact JWS that a key of the set signed while it signed, by `iat`.
 * @throws CredentialError `malformed`, `unknown-key`, `forged`
 */
export async function verifyClaims(typ: string, token: string, keys: KeySet): Promise<Record<string, unknown>> {
  let claims: Record<string, unknown> = {};
  if (typeof token !== 'string' || token.length > longestToken) throw new CredentialError('malformed', typ);
  try {
    const { protectedHeader } = await compactVerify(
      token,
      async (header, { payload }) => {
        claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload)));
        const key = await verifyingKey(keys, String(header.kid), Number(claims?.iat));
        if (!key) throw new CredentialError('unknown-key', String(header.kid));
        return key;
      },
      { algorithms: ['ES256'] },
    );
    if (protectedHeader.typ !== typ) throw new CredentialError('malformed', `not a ${typ}`);
  } catch (cause) {
    if (cause instanceof CredentialError) throw cause;
    throw new CredentialError(cause instanceof errors.JWSSignatureVerificationFailed ? 'forged' : 'malformed', typ, { cause });
  }
  return claims;
}
