import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPublicKey, verify as nodeVerify } from 'node:crypto';
import { CompactSign } from 'jose';
import {
  applyDelta,
  deltaBetween,
  signStatusList,
  signStatusListDelta,
  Status,
  StatusList,
  verifyStatusList,
} from '../src/index.ts';
import type { StatusChange } from '../src/index.ts';
import { at, impostor, key, keys, list, listId, noon, stranger } from './sample.ts';
import { deflate, inflate } from '../src/zlib.ts';

const told = (l: StatusList) => ({ ...l, size: l.size, bytes: Buffer.from(l.toBytes()).toString('hex') });
const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
const jws = (claims: object, typ = 'statuslist+jwt', signer = key) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', kid: signer.kid, typ })
    .sign(signer.privateKey);
const verifiedByNode = (token: string) => {
  const [head, body, signature] = token.split('.');
  const publicKey = createPublicKey({ key: { ...key.publicJwk }, format: 'jwk' });
  return nodeVerify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature!, 'base64url'),
  );
};

describe('StatusList', () => {
  it('packs as the 2-bit example of the Token Status List draft', () => {
    const example = new StatusList(
      { id: listId, version: 1, issuedAt: noon, expires: at('13:00:00') },
      Uint8Array.of(0xc9, 0x44, 0xf9),
    );
    expect(Array.from({ length: 13 }, (_, i) => example.get(i))).toEqual([1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3, undefined]);
    const made = new StatusList({ id: listId, version: 1, issuedAt: noon, expires: at('13:00:00') }, 6);
    expect([...made.set(0, Status.revoked).set(1, Status.suspended).set(5, Status.revoked).toBytes()]).toEqual([0x09, 0x04]);
    expect([...made.set(0, Status.valid).set(1, Status.revoked).toBytes()]).toEqual([0x04, 0x04]);
  });

  it('has no entry outside and no other status', () => {
    for (const index of [-1, 0.5, 65536, Number.NaN, 2 ** 40]) {
      expect(list().get(index)).toBeUndefined();
      expect(() => list().set(index, Status.revoked)).toThrow(RangeError);
    }
    expect(() => list().set(0, 3 as Status)).toThrow(RangeError);
    expect(() => new StatusList({ id: listId, version: 1, issuedAt: noon, expires: noon }, 4)).toThrow(RangeError);
    expect(() => new StatusList({ id: listId, version: 1, issuedAt: noon, expires: at('13:00:00') }, 2 ** 22 + 1)).toThrow(
      RangeError,
    );
  });

  it('is as the model says after any changes', () => {
    fc.assert(
      fc.property(changes, sets => {
        const made = list();
        const model = new Map<number, Status>();
        for (const [index, status] of sets) {
          made.set(index, status);
          model.set(index, status);
        }
        for (const [index, status] of model) expect(made.get(index)).toBe(status);
        expect(new Map(list().changesTo(made))).toEqual(new Map([...model].filter(([, s]) => s !== Status.valid)));
      }),
    );
  });
});

describe('a status list token', () => {
  it('brings the same list to the verifier, in the form of the draft', async () => {
    const issued = list(7, { 3: Status.revoked, 65535: Status.suspended });
    const token = await signStatusList(issued, key);
    expect(told(await verifyStatusList(token, keys, noon))).toEqual(told(issued));
    expect(JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString())).toEqual({
      alg: 'ES256',
      kid: '26a',
      typ: 'statuslist+jwt',
    });
    expect(payloadOf(token)).toEqual({
      sub: listId,
      iat: at('11:45:00').getTime() / 1000,
      exp: at('13:00:00').getTime() / 1000,
      ttl: 900,
      version: 7,
      status_list: { bits: 2, lst: expect.any(String) },
    });
    expect(verifiedByNode(token)).toBe(true);
  });

  it("reads the draft's own vector", async () => {
    const claims = {
      sub: listId,
      iat: 1772423100,
      exp: 1772427600,
      version: 1,
      status_list: { bits: 2, lst: 'eNo76fITAAPfAgc' },
    };
    expect([...(await verifyStatusList(await jws(claims), keys, noon)).toBytes()]).toEqual([0xc9, 0x44, 0xf9]);
  });

  it('is refused when forged, of a stranger, out of time or of another type', async () => {
    const code = (token: string, when = noon) => verifyStatusList(token, keys, when).catch(error => error.code);
    const token = await signStatusList(list(), key);
    const [head, , signature] = token.split('.');
    const other = payloadOf(token);
    const altered = `${head}.${Buffer.from(JSON.stringify({ ...other, version: 9 })).toString('base64url')}.${signature}`;
    expect(await code(altered)).toBe('forged');
    expect(await code(await signStatusList(list(), impostor))).toBe('forged');
    expect(await code(await signStatusList(list(), stranger))).toBe('unknown-key');
    expect(await code(token, at('13:00:00'))).toBe('expired');
    expect(told(await verifyStatusList(token, keys, at('13:00:00'), { keepExpired: true }))).toEqual(told(list()));
    expect(await code(token, at('11:39:59'))).toBe('not-yet-valid');
    expect(await code(token, new Date(Number.NaN))).toBe('not-yet-valid');
    expect(await code(await jws(other, 'JWT'))).toBe('malformed');
    const none = Buffer.from('{"alg":"none","kid":"26a","typ":"statuslist+jwt"}').toString('base64url');
    expect(await code(`${none}.${token.split('.')[1]}.`)).toBe('malformed');
  });

  it.each<[string, (claims: Record<string, unknown>) => object]>([
    ['no version', ({ version: _, ...rest }) => rest],
    ['no end', ({ exp: _, ...rest }) => rest],
    ['one bit per entry', c => ({ ...c, status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } })],
    ['no zlib', c => ({ ...c, status_list: { bits: 2, lst: 'AAAA' } })],
    ['an empty list', c => ({ ...c, status_list: { bits: 2, lst: 'eNoDAAAAAAE' } })],
    ['a text for the time', c => ({ ...c, iat: '2026' })],
    ['an array', () => []],
  ])('is refused with %s, however well signed', async (_, change) => {
    const claims = payloadOf(await signStatusList(list(), key));
    await expect(verifyStatusList(await jws(change(claims)), keys, noon)).rejects.toMatchObject({ code: 'malformed' });
  });

  it('is refused when it unpacks to more than the largest list', async () => {
    const claims = payloadOf(await signStatusList(list(), key));
    const lst = Buffer.from(await deflate(new Uint8Array(2 ** 20 + 1))).toString('base64url');
    await expect(verifyStatusList(await jws({ ...claims, status_list: { bits: 2, lst } }), keys, noon)).rejects.toMatchObject({
      code: 'malformed',
    });
  });

  it('stops unpacking at the limit, not after it', async () => {
    const packed = await deflate(new Uint8Array(1000));
    expect(await inflate(packed, 1000)).toEqual(new Uint8Array(1000));
    await expect(inflate(packed, 999)).rejects.toThrow(RangeError);
  });

  it('is refused, not thrown over, whatever is sent', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.tuple(fc.base64String(), fc.base64String(), fc.base64String()).map(p => p.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(text, async t => {
        await expect(verifyStatusList(t, keys, noon)).rejects.toMatchObject({ code: 'malformed' });
        await expect(applyDelta(list(), t, keys)).rejects.toMatchObject({ code: 'malformed' });
      }),
    );
  });
});

const changes = fc.array(fc.tuple(fc.nat({ max: 65535 }), fc.constantFrom<Status>(0, 1, 2)) as fc.Arbitrary<StatusChange>, {
  maxLength: 40,
});

describe('a delta', () => {
  const later = { issuedAt: at('12:05:00'), expires: at('13:30:00') };

  it('by delta, one by one or at once, gives the same list as the full token', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 5 }), async editions => {
        const first = list();
        let [issued, held] = [first, first];
        for (const sets of editions) {
          const next = issued.next(later, sets);
          held = await applyDelta(held, await signStatusListDelta(deltaBetween(issued, next), key), keys);
          issued = next;
        }
        const full = await verifyStatusList(await signStatusList(issued, key), keys, at('12:06:00'));
        const atOnce = await applyDelta(first, await signStatusListDelta(deltaBetween(first, issued), key), keys);
        expect(told(held)).toEqual(told(full));
        expect(told(atOnce)).toEqual(told(full));
        expect(told(first)).toEqual(told(list()));
      }),
      { numRuns: 50 },
    );
  });

  it('is small and can be checked with node:crypto alone', async () => {
    const delta = deltaBetween(list(), list().next(later, [[9, Status.revoked], [10, Status.suspended]])); // prettier-ignore
    const token = await signStatusListDelta(delta, key);
    expect(verifiedByNode(token)).toBe(true);
    expect(payloadOf(token)).toMatchObject({ sub: listId, from: 7, to: 8, changes: [[9, 1], [10, 2]] }); // prettier-ignore
  });

  it('is refused from another version, of another list, or badly signed', async () => {
    const delta = deltaBetween(list(), list().next(later, [[9, Status.revoked]]));
    const token = await signStatusListDelta(delta, key);
    const code = (t: string, held = list()) => applyDelta(held, t, keys).catch(error => error.code);
    expect(await code(token, list(6))).toBe('wrong-version');
    expect(await code(token, await applyDelta(list(), token, keys))).toBe('wrong-version');
    const other = new StatusList({ id: `${listId}2`, version: 7, issuedAt: noon, expires: at('13:00:00') }, 65536);
    expect(await code(token, other)).toBe('wrong-list');
    expect(await code(await signStatusListDelta(delta, impostor))).toBe('forged');
    expect(await code(await signStatusListDelta(delta, stranger))).toBe('unknown-key');
    expect(await code(await signStatusList(list(), key))).toBe('malformed');
    await expect(verifyStatusList(token, keys, noon)).rejects.toMatchObject({ code: 'malformed' });
  });

  it.each<[string, object]>([
    ['an index outside the list', { changes: [[65536, 1]] }],
    ['a status it does not have', { changes: [[1, 3]] }],
    ['one index twice', { changes: [[1, 1], [1, 0]] }], // prettier-ignore
    ['no changes', { changes: null }],
    ['changes that are no pairs', { changes: [[1], 5, {}] }],
    ['a version that does not grow', { to: 7 }],
    ['an older issue time', { iat: at('11:00:00').getTime() / 1000 }],
    ['an end before its issue', { exp: at('12:00:00').getTime() / 1000 }],
  ])('is refused with %s, however well signed', async (_, change) => {
    const claims = payloadOf(await signStatusListDelta(deltaBetween(list(), list().next(later, [[9, Status.revoked]])), key));
    expect((await applyDelta(list(), await jws(claims, 'statuslist-delta+jwt'), keys)).get(9)).toBe(Status.revoked);
    const token = await jws({ ...claims, ...change }, 'statuslist-delta+jwt');
    await expect(applyDelta(list(), token, keys)).rejects.toMatchObject({ code: 'malformed' });
  });

  it('leads forward only', () => {
    expect(() => deltaBetween(list(8), list(7))).toThrow(RangeError);
    const other = new StatusList({ id: `${listId}2`, version: 9, issuedAt: noon, expires: at('13:00:00') }, 65536);
    expect(() => deltaBetween(list(), other)).toThrow(RangeError);
  });
});
