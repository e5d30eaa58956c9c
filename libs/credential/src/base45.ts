import { CredentialError } from './error.ts';

/** The QR alphanumeric alphabet, in the order of RFC 9285, 4.2. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const values = new Map([...alphabet].map((character, value) => [character, value]));

/** Base45 (RFC 9285): two bytes become three characters, a last single byte two. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    let n = pair ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]!;
    for (let digit = 0; digit < (pair ? 3 : 2); digit++) {
      text += alphabet[n % 45];
      n = Math.floor(n / 45);
    }
  }
  return text;
}

/**
 * The inverse, strict: a group above FFFF (or FF at the end) is refused as RFC 9285, 6 asks, so that
 * no two texts decode to the same bytes.
 * @throws CredentialError `malformed`
 */
export function decodeBase45(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 3 === 1) throw new CredentialError('malformed', 'base45 of impossible length');
  const bytes = new Uint8Array(Math.floor((text.length * 2) / 3));
  for (let i = 0, at = 0; i < text.length; i += 3) {
    const group = text.slice(i, i + 3);
    let n = 0;
    for (let digit = group.length - 1; digit >= 0; digit--) {
      const value = values.get(group[digit]!);
      if (value === undefined) throw new CredentialError('malformed', `no base45 character at ${i + digit}`);
      n = n * 45 + value;
    }
    if (n > (group.length === 3 ? 0xffff : 0xff)) throw new CredentialError('malformed', `base45 group at ${i} is too large`);
    if (group.length === 3) bytes[at++] = n >> 8;
    bytes[at++] = n & 0xff;
  }
  return bytes;
}
