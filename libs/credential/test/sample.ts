import { generateSigningKey, publicKeySet, type Status, StatusList } from '../src/index.ts';
import type { PassClaims } from '../src/index.ts';

export const listId = 'https://cl.example/s/1';
export const at = (iso: string) => new Date(`2026-03-02T${iso}+08:00`);
export const noon = at('12:00:00');

/** A typical pass: Tianjin to Beijing, valid from 08:00 for two days. */
export const pass: PassClaims = {
  issuer: 'CL-BJ',
  number: '110000000123',
  plate: '京AD12345',
  route: ['120000', '110000'],
  status: { list: listId, index: 42317 },
  issuedAt: at('06:30:00'),
  notBefore: at('08:00:00'),
  expires: new Date('2026-03-04T08:00:00+08:00'),
};

export const key = await generateSigningKey('26a');
export const stranger = await generateSigningKey('26x');
/** Another key that claims to be the first. */
export const impostor = await generateSigningKey('26a');
export const keys = publicKeySet([key]);

export function list(version = 7, statuses: Record<number, Status> = {}): StatusList {
  const made = new StatusList({ id: listId, version, issuedAt: at('11:45:00'), expires: at('13:00:00'), ttl: 900 }, 65536);
  for (const [index, status] of Object.entries(statuses)) made.set(Number(index), status);
  return made;
}
