import type { Webhooks } from '../webhooks/ports.ts';
import { oneByOne } from './contact.ts';

/** Whom its app named for it. */
export const webhookContact = (webhooks: Webhooks) =>
  oneByOne(async (_bus, webhookId) => {
    const { app, url, contact } = await webhooks.get(webhookId);
    return { owner: app, ...contact, values: { url } };
  });
