import { createHash, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TimeStampingAuthority } from '@counterless/testing';
import { readTimeStamp, TimeStampError, timeStampRequest } from '../src/evidence/index.ts';

const data = Buffer.from('{"number":1}');
const digest = createHash('sha256').update(data).digest();
const nonce = Buffer.from('4102030405060708', 'hex');
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof TimeStampError) return error.code;
    throw error;
  }
  return 'none';
};

describe.each(['rsa', 'ec'] as const)('a time stamp of an authority with a key of %s', algorithm => {
  let authority: TimeStampingAuthority;
  let response: Buffer;
  let root: X509Certificate;
  beforeAll(async () => {
    authority = await TimeStampingAuthority.start(algorithm);
    root = new X509Certificate(authority.root);
    response = authority.reply(timeStampRequest(digest, nonce));
  });
  afterAll(() => authority?.stop());

  it('is asked for as openssl reads it, and read as openssl verifies it', () => {
    writeFileSync(authority.path('data'), data);
    writeFileSync(authority.path('ours.tsr'), response);
    expect(authority.openssl('ts', '-query', '-in', 'request.tsq', '-text')).toMatch(/Hash Algorithm: sha256[\s\S]*Nonce: 0x4102030405060708[\s\S]*Certificate required: yes/);
    expect(authority.openssl('ts', '-verify', '-data', 'data', '-in', 'ours.tsr', '-CAfile', 'ca.pem')).toContain('Verification: OK');
    const stamp = readTimeStamp(response, digest, [root], nonce);
    expect(authority.openssl('ts', '-reply', '-in', 'ours.tsr', '-text')).toContain(stamp.at.toUTCString().replace(/^.*, 0?(\d+) (\w+) (\d+) (.*) GMT$/, (_all, day: string, month: string, year: string, time: string) => `${month} ${day.padStart(2)} ${time} ${year} GMT`));
    expect(stamp.authority).toBe('O=Test, CN=Test time stamps');
  });

  it('is of one digest, one request, and an authority that is trusted', async () => {
    expect(codeOf(() => readTimeStamp(response, createHash('sha256').update('other').digest(), [root], nonce))).toBe('other');
    expect(codeOf(() => readTimeStamp(response, digest, [root], Buffer.from('41', 'hex')))).toBe('other');
    const stranger = await TimeStampingAuthority.start(algorithm);
    expect(codeOf(() => readTimeStamp(response, digest, [new X509Certificate(stranger.root)], nonce))).toBe('untrusted');
    expect(codeOf(() => readTimeStamp(stranger.reply(timeStampRequest(digest, nonce)), digest, [root], nonce))).toBe('untrusted');
    await stranger.stop();
    expect(codeOf(() => readTimeStamp(authority.reply(Buffer.from('3003020101', 'hex')), digest, [root]))).toBe('refused');
  });

  it('with one octet changed is refused, or says the same', () => {
    fc.assert(fc.property(fc.nat(response.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(response);
      changed[at]! ^= by;
      let read;
      try {
        read = readTimeStamp(changed, digest, [root], nonce);
      } catch (error) {
        expect(error).toBeInstanceOf(TimeStampError);
        return;
      }
      expect(read).toEqual(readTimeStamp(response, digest, [root], nonce));
    }), { numRuns: 300 });
  });

  it('that is cut off or is something else is an error', () => {
    for (const bytes of [Buffer.alloc(0), response.subarray(0, 9), response.subarray(0, -1), Buffer.from('no time stamp'), Buffer.from('3080', 'hex'), Buffer.alloc(300, 0x30)]) {
      expect(codeOf(() => readTimeStamp(bytes, digest, [root]))).toBe('form');
    }
  });
});
