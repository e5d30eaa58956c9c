import type { WebhookView } from '@counterless/contracts';
import type { Webhook } from '../domain/webhook.ts';

export function webhookView(w: Webhook, secrets: number): WebhookView {
  const { id, version, url, types, description, contactMasked, disabledBy, failingSince, createdAt } = w;
  return {
    id,
    version,
    url,
    types,
    description,
    contactEmail: contactMasked,
    status: disabledBy === null ? 'enabled' : 'disabled',
    disabledBy,
    failingSince: failingSince && failingSince.toISOString(),
    secrets,
    createdAt: createdAt.toISOString(),
  };
}

/** The same as `webhookView`, written by PostgreSQL from the row `w`; `now` is the place of the present among the statement's values. */
export const webhookJson = (now: string) => `json_build_object('id', w.id, 'version', w.version, 'url', w.url, 'types', w.types, 'description', w.description, 'contactEmail', w.contact_masked,
  'status', CASE WHEN w.disabled_by IS NULL THEN 'enabled' ELSE 'disabled' END, 'disabledBy', w.disabled_by, 'failingSince', iso(w.failing_since),
  'secrets', greatest(1, (SELECT count(*) FROM webhook_secret s WHERE s.webhook = w.id AND (s.ends_at IS NULL OR s.ends_at > ${now}))), 'createdAt', iso(w.created_at))::text`;
