/** One address and nothing else: what could start a second address, a header or a command is not in it. RFC 5321 allows more; nobody uses it. */
const form =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

export const isEmailAddress = (text: string): boolean => text.length <= 254 && form.test(text);

/** For other eyes: w***@example.com. */
export const maskEmail = (address: string): string => address.replace(/^(.).*(@.*)$/s, '$1***$2');
