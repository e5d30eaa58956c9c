import { describe, expect, it } from '@jest/globals';
import { CredentialError, decodeBase45, encodeBase45, verdictText } from '../src/index.ts';
import type { CredentialErrorCode, Verdict } from '../src/index.ts';

const latin = (text: string) => new TextEncoder().encode(text);

describe('base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes and reads the example %j of RFC 9285', (plain, coded) => {
    expect(encodeBase45(latin(plain))).toBe(coded);
    expect(decodeBase45(coded)).toEqual(latin(plain));
  });

  it.each(['A', ':::', 'GGX', 'ZZ', 'ab0', 'AB\u00e9', 'BB8A'])('refuses %j', text => {
    expect(() => decodeBase45(text)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('reads the highest group', () => expect([...decodeBase45('FGW')]).toEqual([0xff, 0xff]));
});

describe('texts', () => {
  const verdicts: Verdict[] = [
    'valid', 'not-yet-valid', 'expired', 'revoked', 'suspended', 'unknown-key', 'forged', 'malformed', 'status-unknown', 'status-stale',
  ]; // prettier-ignore
  const codes: CredentialErrorCode[] = [
    'malformed', 'unknown-key', 'forged', 'expired', 'not-yet-valid', 'wrong-list', 'wrong-version', 'invalid-claims', 'invalid-key',
  ]; // prettier-ignore

  it('are there in Chinese and English, each different', () => {
    for (const texts of [verdicts.map(verdictText), codes.map(code => new CredentialError(code, '').text)]) {
      expect(texts.every(text => /\p{Script=Han}/u.test(text.zh) && /^[A-Z]/.test(text.en))).toBe(true);
      expect(new Set(texts.map(text => text.zh)).size).toBe(texts.length);
      expect(new Set(texts.map(text => text.en)).size).toBe(texts.length);
    }
  });
});
