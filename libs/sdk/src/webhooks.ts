import { Webhook } from 'standardwebhooks';
import type { CounterlessEvent } from './generated.ts';

/**
 * Verifies what came to a webhook and gives the event. Answer 2xx within ten seconds, and skip events whose `id` was seen: one may come twice.
 * @param body the bytes as they came, as text: not parsed and written again
 * @param secrets the secret of the webhook; several while it is being changed
 * @throws Error when no secret signed it, or more than five minutes ago
 */
export function verifyWebhook(body: string, headers: Record<string, string | string[] | undefined> | Headers, ...secrets: string[]): CounterlessEvent {
  const plain = headers instanceof Headers ? Object.fromEntries(headers) : (headers as Record<string, string>);
  let refusal: unknown = new TypeError('verifyWebhook needs the secret of the webhook');
  for (const secret of secrets) {
    try {
      return new Webhook(secret).verify(body, plain) as CounterlessEvent;
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
