/** Entries of one status list. 2 bits each: 16 KiB, a few hundred bytes once packed while little is revoked. */
export const listSize = 65_536;

/** What a list is of: passes, whose lists a checkpoint carries, or certificates, which live for years. */
export type Family = 'passes' | 'certificates';

/** Lists of both lie in one table; those of certificates are numbered from here on. */
export const firstCertificateList = 1_000_000_001;

export interface ListSlot {
  /** From 1; of certificates from `firstCertificateList`. */
  readonly list: number;
  /** From 0 to `listSize` − 1. */
  readonly index: number;
}

const form = /^(passes|certificates)-([1-9]\d{0,8})$/;

export const listIdOf = (list: number): string =>
  list < firstCertificateList ? `passes-${list}` : `certificates-${list - firstCertificateList + 1}`;

/** The list's number, or undefined when the id is not one that we give. */
export function listNumberOf(id: string): number | undefined {
  const match = form.exec(id);
  return match ? Number(match[2]) + (match[1] === 'passes' ? 0 : firstCertificateList - 1) : undefined;
}

/**
 * The entry that the n-th credential gets (n from 0): lists fill one after the other, so n comes from a sequence and nobody
 * waits for a lock; inside its list the entry is n's place in a secret order, so that neither how many passes were granted
 * nor which were granted one after the other can be read off the indexes.
 * @param secretOf `secretBytes` secret bytes for a list, the same for ever
 */
export function slotOf(n: number, secretOf: (list: number) => Uint8Array, family: Family = 'passes'): ListSlot {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`no slot ${n}`);
  const list = Math.floor(n / listSize) + (family === 'passes' ? 1 : firstCertificateList);
  return { list, index: shuffled(n % listSize, secretOf(list)) };
}

const rounds = 8;
export const secretBytes = rounds * 256;

/** A keyed permutation of 16 bits: a Feistel network, which is one-to-one whatever its round functions are; here tables of the secret. */
function shuffled(position: number, secret: Uint8Array): number {
  if (secret.length !== secretBytes) throw new RangeError(`the secret has ${secretBytes} bytes`);
  let left = position >> 8;
  let right = position & 0xff;
  for (let round = 0; round < rounds; round++) [left, right] = [right, left ^ secret[round * 256 + right]!];
  return (left << 8) | right;
}
