/** Crockford's base 32: no letter that is taken for a digit or for another letter. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 10;

/**
 * The code printed beside the number: 50 bits, so that whoever has only the number learns nothing by trying.
 * @param random at least `codeLength` random bytes
 */
export function verificationCode(random: Uint8Array): string {
  return Array.from({ length: codeLength }, (_, i) => alphabet[random[i]! & 31]).join('');
}

/** As it is printed. */
export const shownCode = (code: string): string => `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;

/** What a person typed, read as Crockford says: any case, no separators, O for 0, I and L for 1. */
export function plainCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
