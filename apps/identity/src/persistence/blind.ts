import type { FieldCipher } from '@counterless/platform';

/** Digests that personal identifiers are looked up by. People and officers share the number's context: one number, one digest. */
export const mobileIndex = (cipher: FieldCipher, mobile: string): Buffer => cipher.blindIndex(mobile, 'mobile');
export const residentIdIndex = (cipher: FieldCipher, residentId: string): Buffer => cipher.blindIndex(residentId, 'resident-id');
