
const form = /^[1-9]\d{19}$/;
const serials = 100_000_000;

/**
 * Number of a certificate: region (6), year (4), serial (8), check digits (2). The check digits are those of ISO/IEC 7064, MOD 97-10: a wrong digit
 * or two that changed places never make another number.
 * @param serial from 0
 */
export function certificateNumber(region: string, year: number, serial: number): string {
  const head = `${region}${String(year).padStart(4, '0')}${String(serial % serials).padStart(8, '0')}`;
  return head + String(98 - Number((BigInt(head) * 100n) % 97n)).padStart(2, '0');
}

/** Does it have the form and the check digits of a number? */
export const isCertificateNumber = (text: string): boolean => form.test(text) && BigInt(text) % 97n === 1n;

/** As it is printed: in groups that can be read out. */
export const shownNumber = (number: string): string => number.replace(/^(.{6})(.{4})(.{8})(.{2})$/, '$1 $2 $3 $4');

/** What a person typed, without the groups. */
export const plainNumber = (text: string): string => text.replace(/[\s-]/g, '');
