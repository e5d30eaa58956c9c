import type { InvoicePolicyView, PolicyNamed } from '@counterless/contracts';
import { iso } from '@counterless/platform';
import type { InvoicePolicy } from '../domain/invoice-policy.ts';
import type { PublishedPolicy } from '../ports/invoice-policies.ts';

export const policyJson = `json_build_object('id', id, 'region', region, 'title', title, 'startsAt', ${iso('starts_at')}, 'endsAt', ${iso('ends_at')},
  'rules', rules, 'publishedAt', ${iso('published_at')})::text`;

export const policyNamed = ({ id, title, region, startsAt, endsAt }: InvoicePolicy): PolicyNamed => ({
  id,
  title,
  region,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? null,
});

export const policyView = (policy: PublishedPolicy): InvoicePolicyView => ({
  ...policyNamed(policy),
  rules: policy.rules as InvoicePolicyView['rules'],
  publishedAt: policy.publishedAt.toISOString(),
});
