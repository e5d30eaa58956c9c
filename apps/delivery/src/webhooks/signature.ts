import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/** What signs by a secret. Made once for many events: to make it costs more than to sign. */
export const keyOf = (secret: string): KeyObject => createSecretKey(Buffer.from(secret.slice(prefix.length), 'base64'));

/**
 * The headers of Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, one signature for each key.
 * @param at the machine's time, whatever a sandbox's clock says: receivers compare it with theirs and refuse what is five minutes off
 */
export function signedHeaders(id: string, at: Date, body: string, keys: readonly KeyObject[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const sign = (key: KeyObject) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': keys.map(sign).join(' ') };
}
