import { X509Certificate } from 'node:crypto';

/** @throws Error where a text holds none, or one that cannot be read */
export function certificatesOf(pem: string): X509Certificate[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) throw new Error('holds no certificate as PEM');
  return found.map(one => new X509Certificate(one));
}
