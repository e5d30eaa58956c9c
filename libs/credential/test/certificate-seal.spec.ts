import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  generateSigningKey, publicKeySet, readCertificateSeal, retired, signCertificateSeal, verifyCertificateFile, type CertificateSeal, type SigningKey,
} from '@counterless/credential';

const file = new TextEncoder().encode('%PDF-1.7 a certificate') as Uint8Array<ArrayBuffer>;
const at = new Date('2026-03-02T00:00:00Z');
let key: SigningKey;
let other: SigningKey;
let seal: CertificateSeal;
const code = async (work: Promise<unknown>) => work.then(() => 'accepted', (e: { code?: string }) => e.code);

beforeAll(async () => {
  [key, other] = [await generateSigningKey('26a'), await generateSigningKey('26b')];
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  seal = {
    issuer: 'CL', number: '33078220260000012345', sha256: Buffer.from(digest).toString('hex'), issuedAt: at,
    validFrom: '2026-03-02', validUntil: '2031-03-01', status: { list: 'cl:certificates-1', index: 42 },
  };
});

describe('the seal of a certificate', () => {
  it('says what was sealed, with an end or without', async () => {
    const keys = publicKeySet([other, key]);
    expect(await verifyCertificateFile(file, await signCertificateSeal(seal, key), keys)).toEqual(seal);
    const endless = { ...seal, validUntil: undefined };
    expect(await readCertificateSeal(await signCertificateSeal(endless, key), keys)).toEqual(endless);
  });

  it('finds any one changed byte of the file', async () => {
    const [token, keys] = [await signCertificateSeal(seal, key), publicKeySet([key])];
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), async (place, by) => {
        const changed = file.slice();
        changed[place]! ^= by;
        expect(await code(verifyCertificateFile(changed, token, keys))).toBe('forged');
      }),
      { numRuns: 30 },
    );
  });

  it('is not good under a key that is unknown, or had stopped to sign, nor when it is changed, nor is another token', async () => {
    const token = await signCertificateSeal(seal, key);
    expect(await code(readCertificateSeal(token, publicKeySet([other])))).toBe('unknown-key');
    expect(await code(readCertificateSeal(token, publicKeySet([retired(key, at)])))).toBe('unknown-key');
    const [head, payload, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, valid_until: '2099-01-01' })).toString('base64url');
    expect(await code(readCertificateSeal(`${head}.${forged}.${signature}`, publicKeySet([key])))).toBe('forged');
    for (const nonsense of ['', 'x.y.z', token.slice(0, -1), `${token}.x`]) expect(['malformed', 'forged']).toContain(await code(readCertificateSeal(nonsense, publicKeySet([key]))));
  });
});
