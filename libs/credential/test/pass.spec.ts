import { describe, expect, it } from '@jest/globals';
import { decode, type Tag } from 'cbor2';
import { createPublicKey, verify as nodeVerify } from 'node:crypto';
import QRCode from 'qrcode';
import {
  CredentialError,
  decodeBase45,
  generateSigningKey,
  publicKeySet,
  readPass,
  retired,
  signPass,
  Status,
  StatusList,
  verifyPass,
} from '../src/index.ts';
import type { PassClaims } from '../src/index.ts';
import { at, impostor, key, keys, list, listId, noon, pass, stranger } from './sample.ts';

const qr = await signPass(pass, key);
const check = (when: Date, statusList?: StatusList, text = qr) => verifyPass(text, keys, { at: when, statusList });

describe('a pass', () => {
  it('says what was signed, and is valid in its period while the list says so', async () => {
    expect(readPass(qr)).toEqual(pass);
    expect(await check(noon, list())).toEqual({ verdict: 'valid', claims: pass, statusVersion: 7, statusAge: 900 });
  });

  it('is valid from its first second on and no longer at its last', async () => {
    const long = list().next({ issuedAt: at('07:00:00'), expires: new Date('2026-03-09T00:00:00Z') }, []);
    expect((await check(new Date(pass.notBefore.getTime() - 1), long)).verdict).toBe('not-yet-valid');
    expect((await check(pass.notBefore, long)).verdict).toBe('valid');
    expect((await check(new Date(pass.expires.getTime() - 1), long)).verdict).toBe('valid');
    expect((await check(pass.expires, long)).verdict).toBe('expired');
  });

  it('is revoked or suspended by its entry, and by no other', async () => {
    expect((await check(noon, list(8, { 42317: Status.revoked }))).verdict).toBe('revoked');
    expect((await check(noon, list(8, { 42317: Status.suspended }))).verdict).toBe('suspended');
    const others = {
      42315: Status.revoked,
      42316: Status.revoked,
      42318: Status.suspended,
      42319: Status.revoked,
      65535: Status.revoked,
    };
    expect((await check(noon, list(8, others))).verdict).toBe('valid');
  });

  it('tells a revocation before the start of the period, and the end of the period before all', async () => {
    const revoked = list(8, { 42317: Status.revoked });
    expect((await check(at('07:00:00'), revoked)).verdict).toBe('revoked');
    expect((await check(pass.expires, revoked)).verdict).toBe('expired');
  });

  it('is not called valid without a list of its own that is recent', async () => {
    expect(await check(noon)).toEqual({ verdict: 'status-unknown', claims: pass });
    const other = new StatusList({ id: `${listId}2`, version: 1, issuedAt: at('11:00:00'), expires: at('13:00:00') }, 65536);
    expect((await check(noon, other)).verdict).toBe('status-unknown');
    const short = new StatusList({ id: listId, version: 1, issuedAt: at('11:00:00'), expires: at('13:00:00') }, 42316);
    expect((await check(noon, short)).verdict).toBe('status-unknown');
    const third = new StatusList(
      { id: listId, version: 1, issuedAt: at('11:00:00'), expires: at('13:00:00') },
      new Uint8Array(16384).fill(255),
    );
    expect((await check(noon, third)).verdict).toBe('status-unknown');
    expect(await check(at('13:00:00'), list())).toMatchObject({ verdict: 'status-stale', statusVersion: 7, statusAge: 4500 });
  });

  it('is still revoked by a list that is out of date', async () => {
    expect((await check(at('20:00:00'), list(8, { 42317: Status.revoked }))).verdict).toBe('revoked');
  });

  it('wants a date to check for', async () => {
    await expect(check(new Date(Number.NaN), list())).rejects.toThrow(RangeError);
  });
});

describe('whose signature', () => {
  it('is of a key under the same name is forged, and what it says is not handed on', async () => {
    expect(await check(noon, list(), await signPass(pass, impostor))).toEqual({ verdict: 'forged' });
  });

  it('is of a key outside the set is of an unknown key', async () => {
    expect(await check(noon, list(), await signPass(pass, stranger))).toEqual({ verdict: 'unknown-key' });
    expect(await verifyPass(qr, { keys: [] }, { at: noon, statusList: list() })).toEqual({ verdict: 'unknown-key' });
  });

  it('was made before its key retired stays good; made after, the key is unknown', async () => {
    const next = await generateSigningKey('26b');
    const rotated = publicKeySet([retired(key, at('07:00:00')), next]);
    const verdict = async (text: string) => (await verifyPass(text, rotated, { at: noon, statusList: list() })).verdict;
    expect(await verdict(qr)).toBe('valid');
    expect(await verdict(await signPass({ ...pass, issuedAt: at('07:00:00') }, key))).toBe('unknown-key');
    expect(await verdict(await signPass({ ...pass, issuedAt: at('07:00:00') }, next))).toBe('valid');
  });

  it('can be checked by anyone with node:crypto alone', () => {
    const [protectedHeader, unprotected, payload, signature] = decode<Tag>(decodeBase45(qr.slice(4))).contents as [
      Uint8Array,
      object,
      Uint8Array,
      Uint8Array,
    ];
    expect(decode(protectedHeader)).toEqual(new Map<number, unknown>([[1, -7], [4, new TextEncoder().encode('26a')]])); // prettier-ignore
    expect(Object.keys(unprotected)).toEqual([]);
    // Sig_structure by hand (RFC 9052, 4.4): array(4), "Signature1", bytes, empty bytes, bytes; all shorter than 256.
    const bytes = (b: Uint8Array) => Buffer.concat([Buffer.from(b.length < 24 ? [0x40 + b.length] : [0x58, b.length]), b]);
    const toBeSigned = Buffer.concat([
      Buffer.from('846a', 'hex'),
      Buffer.from('Signature1'),
      bytes(protectedHeader),
      Buffer.from('40', 'hex'),
      bytes(payload),
    ]);
    const publicKey = createPublicKey({ key: { ...key.publicJwk }, format: 'jwk' });
    expect(nodeVerify('sha256', toBeSigned, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    toBeSigned[toBeSigned.length - 1]! ^= 1;
    expect(nodeVerify('sha256', toBeSigned, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(false);
  });
});

describe('what a pass says', () => {
  it('is exactly the listed claims, nothing of the driver', () => {
    const message = decode<Tag>(decodeBase45(qr.slice(4)), { preferMap: true });
    const claims = decode<Map<number, unknown>>((message.contents as Uint8Array[])[2]!, { preferMap: true });
    expect([...claims.keys()].sort((a, b) => a - b)).toEqual([-65537, 1, 2, 4, 5, 6, 65535]);
    expect([...(claims.get(-65537) as Map<number, unknown>).keys()]).toEqual([1, 2]);
    const status = (claims.get(65535) as Map<string, unknown>).get('status_list') as Map<string, unknown>;
    expect((claims.get(65535) as Map<string, unknown>).size).toBe(1);
    expect([...status.keys()].sort()).toEqual(['idx', 'uri']);
  });

  it.each(['driver', 'name', 'phone', 'residentId', 'cargo'])('refuses a field %s', async field => {
    await expect(signPass({ ...pass, [field]: 'x' }, key)).rejects.toMatchObject({ code: 'invalid-claims' });
  });

  it('has no type for the driver', () => {
    // @ts-expect-error a driver has no place in a pass
    const wrong: PassClaims = { ...pass, driver: 'x' };
    expect(wrong).toBeDefined();
  });

  it.each<[string, Partial<Record<keyof PassClaims, unknown>>]>([
    ['a phone number', { number: '13800138000' }],
    ['a resident id', { number: '360426199101010071' }],
    ['a name for the plate', { plate: '张三' }],
    ['a phone number for the plate', { plate: '13800138000' }],
    ['free text in the route', { route: ['北京'] }],
    ['no route', { route: [] }],
    ['nine regions', { route: Array(9).fill('110000') }],
    ['an issuer with a space', { issuer: 'a b' }],
    ['a list that is no URI', { status: { list: 'one', index: 1 } }],
    ['a negative index', { status: { list: listId, index: -1 } }],
    ['more in the status', { status: { list: listId, index: 1, name: 'x' } }],
    ['an end before the start', { expires: pass.notBefore }],
    ['an invalid date', { issuedAt: new Date(Number.NaN) }],
  ])('refuses %s', async (_, change) => {
    await expect(signPass({ ...pass, ...change } as PassClaims, key)).rejects.toMatchObject({ code: 'invalid-claims' });
  });

  it('refuses to be read when it is not a pass', () => {
    expect(() => readPass('HC1:ABC')).toThrow(CredentialError);
    expect(() => readPass(qr.toLowerCase())).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});

describe('the QR code', () => {
  it('fits version 10 at level M for a typical pass', () => {
    expect(qr.length).toBeLessThanOrEqual(300);
    const code = QRCode.create(qr, { errorCorrectionLevel: 'M' });
    expect(code.version).toBeLessThanOrEqual(10);
    expect(code.segments).toHaveLength(1);
  });

  it('stays below the reading limit and version 14 for the largest pass the format allows', async () => {
    const largest = {
      ...pass,
      issuer: 'x'.repeat(32),
      plate: '京AD12345',
      route: Array(8).fill('659012'),
      status: { list: `https://${'x'.repeat(56)}`, index: 2 ** 22 - 1 },
    };
    const text = await signPass(largest, await generateSigningKey('k'.repeat(16)));
    expect(readPass(text)).toEqual(largest);
    expect(text.length).toBeLessThanOrEqual(512);
    expect(QRCode.create(text, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(14);
  });
});
