import { allFacts, deliveryEventProblems, general, messageProblems, type WebhookWanted } from '@counterless/contracts';
import { Problem, type Language } from '@counterless/kernel';
import { isEmailAddress } from '../domain/email-address.ts';
import type { WebhookContact } from '../domain/webhook.ts';
import { faultOfUrl, type Reach } from './address.ts';

const types: ReadonlySet<string> = new Set(allFacts.filter(f => f.partners).map(f => f.subject));

/** What an app wants of a webhook, checked. @throws Problem `webhook.url-refused`, `request.invalid` for a type that no event has */
export function checkWanted(wanted: WebhookWanted, reach: Reach) {
  const message = faultOfUrl(wanted.url, reach);
  if (message) throw new Problem(deliveryEventProblems.webhookUrl, { faults: [{ path: '$.url', code: 'url', message }] });
  const faults = (wanted.types ?? []).flatMap((type, i) =>
    types.has(type) ? [] : [{ path: `$.types[${i}]`, code: 'event-type', message: { en: `no event is called ${type}; there are ${[...types].join(', ')}`, zh: `没有名为 ${type} 的事件；可选：${[...types].join('、')}` } }],
  );
  if (faults.length > 0) throw new Problem(general.invalid, { faults });
  return { url: wanted.url, types: [...new Set(wanted.types)], description: wanted.description ?? null };
}

/** Who is to be told when a webhook is disabled: nothing where that was not said. @throws Problem `email.invalid` */
export function contactWanted({ contactEmail: email }: WebhookWanted, language: Language): WebhookContact | null | undefined {
  if (email === undefined || email === '') return email === '' ? null : undefined;
  if (!isEmailAddress(email)) throw new Problem(messageProblems.emailInvalid);
  return { email, language };
}
