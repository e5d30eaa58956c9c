import { describe, expect, it } from '@jest/globals';
import { encode, Tag } from 'cbor2';
import fc from 'fast-check';
import { decodeBase45, encodeBase45, readPass, signPass, verifyPass } from '../src/index.ts';
import { decodeClaims, encodeClaims } from '../src/claims.ts';
import { decodeCbor, encodeCbor, sign1 } from '../src/cose.ts';
import { key, keys, list, noon, pass } from './sample.ts';

const qr = await signPass(pass, key);
const statusList = list();
const verdictOf = async (text: string) => (await verifyPass(text, keys, { at: noon, statusList })).verdict;
const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'];
const inBase45 = fc.constantFrom(...alphabet);

describe('verifyPass', () => {
  it('calls no random text a pass and never throws', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.array(inBase45, { maxLength: 520 }).map(c => `CL1:${c.join('')}`),
      fc.uint8Array({ maxLength: 300 }).map(b => `CL1:${encodeBase45(b)}`),
      fc.constantFrom('', 'CL1:', 'CL1:0', 'CL1::::', null, undefined, 5, {}, []) as fc.Arbitrary<string>,
    );
    await fc.assert(
      fc.asyncProperty(text, async t => expect(await verdictOf(t)).toBe('malformed')),
      { numRuns: 500 },
    );
  });

  it('is never valid after the change, loss or insertion of any character', async () => {
    const place = fc.nat({ max: qr.length - 1 });
    const changed = fc.oneof(
      fc.tuple(place, inBase45).map(([i, c]) => qr.slice(0, i) + c + qr.slice(i + 1)),
      fc
        .tuple(place, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))
        .map(([i, c]) => qr.slice(0, i) + c + qr.slice(i + 1)),
      place.map(i => qr.slice(0, i) + qr.slice(i + 1)),
      fc.tuple(place, inBase45).map(([i, c]) => qr.slice(0, i) + c + qr.slice(i)),
      place.map(i => qr.slice(0, i)),
    );
    await fc.assert(
      fc.asyncProperty(changed, async text => {
        fc.pre(text !== qr);
        expect(['forged', 'malformed', 'unknown-key']).toContain(await verdictOf(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses every flipped bit of the signed bytes', async () => {
    const bytes = decodeBase45(qr.slice(4));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(await verdictOf(`CL1:${encodeBase45(flipped)}`)).not.toBe('valid');
    }
  });

  it('takes no CBOR for a pass but its own, even well signed', async () => {
    const value = fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything()));
    await fc.assert(
      fc.asyncProperty(value, async v => {
        let payload: Uint8Array;
        try {
          payload = encode(v);
        } catch {
          return; // what has no CBOR form cannot be sent
        }
        fc.pre(payload.length < 200);
        expect(await verdictOf(`CL1:${encodeBase45(await sign1(payload, key))}`)).toBe('malformed');
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a second encoding of the same message', async () => {
    const payload = encodeClaims(pass);
    const signed = await sign1(payload, key);
    const refused = async (bytes: Uint8Array) => expect(await verdictOf(`CL1:${encodeBase45(bytes)}`)).toBe('malformed');
    expect(await verdictOf(`CL1:${encodeBase45(signed)}`)).toBe('valid');
    await refused(Uint8Array.of(...signed, 0));
    await refused(Uint8Array.of(0xd8, 18, ...signed.slice(1)));
    await refused(signed.slice(1));
    const parts = [signed.slice(3, 11), new Map([[99, 'unsigned']]), payload, signed.slice(-64)];
    expect([...encode(new Tag(18, [parts[0], new Map(), parts[2], parts[3]]))]).toEqual([...signed]);
    await refused(encode(new Tag(18, parts)));
    const deep = new Uint8Array(300).fill(0x81);
    await refused(deep);
  });

  it('refuses a whole number written as a float, which strict readers of CBOR let pass', async () => {
    const payload = Buffer.from(encodeClaims({ ...pass, status: { ...pass.status, index: 2048 } })).toString('hex');
    const verdictOfHex = async (hex: string) =>
      verdictOf(`CL1:${encodeBase45(await sign1(new Uint8Array(Buffer.from(hex, 'hex')), key))}`);
    // 2048 as an integer is 19 0800, as a half float f9 6800, which is as short.
    const other = payload.replace('190800', 'f96800');
    expect(await verdictOfHex(payload)).toBe('valid');
    expect(other).not.toBe(payload);
    expect(await verdictOfHex(other)).toBe('malformed');
  });

  it('refuses any other protected header, however well signed', async () => {
    const payload = encodeClaims(pass);
    const kid = new TextEncoder().encode('26a');
    const withHeader = async (header: [number, unknown][]) => {
      const protectedHeader = encodeCbor(new Map(header));
      const toBeSigned = encodeCbor(['Signature1', protectedHeader, new Uint8Array(), payload]);
      const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, toBeSigned);
      return `CL1:${encodeBase45(encodeCbor(new Tag(18, [protectedHeader, new Map(), payload, new Uint8Array(signature)])))}`;
    };
    expect(await verdictOf(await withHeader([[1, -7], [4, kid]]))).toBe('valid'); // prettier-ignore
    expect(await verdictOf(await withHeader([[1, -35], [4, kid]]))).toBe('malformed'); // prettier-ignore
    expect(await verdictOf(await withHeader([[4, kid]]))).toBe('malformed');
    expect(await verdictOf(await withHeader([[1, -7], [2, [99]], [4, kid], [99, 1]]))).toBe('malformed'); // prettier-ignore
  });

  it('refuses a claim more or less, however well signed', async () => {
    const claims = decodeCbor(encodeClaims(pass)) as Map<number, unknown>;
    expect(decodeClaims(encodeCbor(claims))).toEqual(pass);
    const signed = async (c: Map<unknown, unknown>) => verdictOf(`CL1:${encodeBase45(await sign1(encodeCbor(c), key))}`);
    expect(await signed(new Map<unknown, unknown>([...claims, ['name', 'x']]))).toBe('malformed');
    for (const missing of claims.keys())
      expect(await signed(new Map([...claims].filter(([k]) => k !== missing)))).toBe('malformed');
  });
});

describe('signPass and readPass', () => {
  it('round trip for every pass', async () => {
    const digits = (n: number) => fc.integer({ min: 10 ** (n - 1), max: 10 ** n - 1 }).map(String);
    const second = fc.integer({ min: 0, max: 4102444800 });
    const claims = fc
      .record({
        issuer: fc.stringMatching(/^[A-Za-z0-9:/.-]{1,32}$/),
        number: digits(12),
        plate: fc.stringMatching(/^[京津沪渝粤][A-Z][A-Z0-9]{5,6}$/),
        route: fc.array(digits(6), { minLength: 1, maxLength: 8 }),
        status: fc.record({ list: fc.stringMatching(/^urn:[a-z0-9:]{1,60}$/), index: fc.nat({ max: 2 ** 22 - 1 }) }),
        times: fc.tuple(second, second, fc.integer({ min: 1, max: 10 ** 8 })),
      })
      .map(({ times: [issued, from, long], ...rest }) => ({
        ...rest,
        issuedAt: new Date(issued * 1000),
        notBefore: new Date(from * 1000),
        expires: new Date((from + long) * 1000),
      }));
    await fc.assert(
      fc.asyncProperty(claims, async c => expect(readPass(await signPass(c, key))).toEqual(c)),
      { numRuns: 200 },
    );
  });
});
