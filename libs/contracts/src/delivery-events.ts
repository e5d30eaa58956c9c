import { problem } from '@counterless/kernel';
import { messageProblems } from './delivery-messages.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Flag, Id, Instant, Int, Json, ListOf, Optional, OneOf, Text, Texts } from './vocabulary.ts';

// ---- events: facts as a partner app is told of them --------------------------------------------------------------------

/** A CloudEvents 1.0 event, the same by feed and by webhook. */
export class PartnerEvent {
  @Text(3) readonly specversion!: string;
  @Id({ description: 'The same however often it is told: what has this id was told before' }) readonly id!: string;
  @Text(100) readonly source!: string;
  @Text(100, { example: 'permits.pass.granted.v1' }) readonly type!: string;
  @Text(100, { description: 'Entity it is about' }) readonly subject!: string;
  @Instant() readonly time!: string;
  @Text(40) readonly datacontenttype!: string;
  @Int(0, 2_147_483_647, { description: 'Version of the entity after the change: of two events about one entity the greater is the later' }) readonly sequence!: number;
  @Json() readonly data!: object;
}
export class ReadFeed {
  @Optional() @Int(1, 200, { description: 'How many at most; 50 unless said' }) readonly limit?: number;
  @Optional() @Text(300, { description: '`next` of the page before; from the oldest kept event without it', pattern: /^[A-Za-z0-9_-]+$/ }) readonly cursor?: string;
}
export class FeedPage {
  @ListOf(() => PartnerEvent, { max: 200 }) readonly items!: PartnerEvent[];
  @Text(300, { description: 'Where to go on, also when nothing is there yet: keep it' }) readonly next!: string;
  @Flag({ description: 'More can be read at once' }) readonly more!: boolean;
}
export class EventIdentified {
  @Id() readonly eventId!: string;
}

// ---- webhooks ----------------------------------------------------------------------------------------------------------

export const webhookStatuses = ['enabled', 'disabled'] as const;
export const disableReasons = ['owner', 'gone', 'failing'] as const;
export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;

export class WebhookWanted {
  @Text(2000, { description: 'https address of the receiver; in a sandbox also http', example: 'https://partner.example/hooks' }) readonly url!: string;
  @Optional() @Texts({ max: 100, length: 100, description: 'Types of event to be told; all without it' }) readonly types?: string[];
  @Optional() @Text(200) readonly description?: string;
  @Optional()
  @Text(254, {
    min: 0, pattern: /^$|^[^\s@<>,;:"'()\\]+@[^\s@<>,;:"'()\\]+$/,
    description: 'Who is told by e-mail, in the language of this request, when the platform disables the webhook; left out it stays as it is, empty nobody is told', example: 'oncall@partner.example',
  })
  readonly contactEmail?: string;
}
export class WebhookIdentified {
  @Id() readonly webhookId!: string;
}
export class ChangeWebhook extends WebhookWanted {
  @Id() readonly webhookId!: string;
  @OneOf(webhookStatuses) readonly status!: (typeof webhookStatuses)[number];
}
export class WebhookView {
  @Id() readonly id!: string;
  @Int(1, 2_147_483_647) readonly version!: number;
  @Text(2000) readonly url!: string;
  @Texts({ max: 100, length: 100 }) readonly types!: string[];
  @Optional() @Text(200) readonly description?: string | null;
  @Optional() @Text(260, { description: 'Masked', example: 'o***@partner.example' }) readonly contactEmail?: string | null;
  @OneOf(webhookStatuses) readonly status!: (typeof webhookStatuses)[number];
  @Optional() @OneOf(disableReasons, { description: '`gone`: the receiver answered 410; `failing`: nothing got through for three days' }) readonly disabledBy?: (typeof disableReasons)[number] | null;
  @Optional() @Instant({ description: 'Since when every attempt fails' }) readonly failingSince?: string | null;
  @Int(1, 5, { description: 'Secrets that sign: more than one while they are being changed' }) readonly secrets!: number;
  @Instant() readonly createdAt!: string;
}
export class WebhookSecret {
  @Id() readonly webhookId!: string;
  @Text(100, { description: 'Standard Webhooks secret; shown now and never again', example: 'whsec_…' }) readonly secret!: string;
}
export class WebhookMade extends WebhookView {
  @Text(100, { description: 'Standard Webhooks secret; shown now and never again' }) readonly secret!: string;
}
export class WebhookList {
  @ListOf(() => WebhookView, { max: 200 }) readonly items!: WebhookView[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class RotateSecret {
  @Id() readonly webhookId!: string;
  @Optional() @Int(0, 168, { description: 'Hours for which the secrets of before go on signing beside the new one; 24 unless said' }) readonly overlapHours?: number;
}
export class TestOutcome {
  @Flag() readonly delivered!: boolean;
  @Optional() @Int(100, 599) readonly status?: number | null;
  @Optional() @Text(200) readonly error?: string | null;
  @Int(0, 600_000) readonly milliseconds!: number;
}
export class ListDeliveries extends Page {
  @Id() readonly webhookId!: string;
  @Optional() @OneOf(deliveryStatuses) readonly status?: (typeof deliveryStatuses)[number];
}
export class DeliveryAttempt {
  @Instant() readonly at!: string;
  @Optional() @Int(100, 599) readonly status?: number | null;
  @Optional() @Text(200, { description: 'Why it does not count as delivered' }) readonly error?: string | null;
  @Int(0, 600_000) readonly milliseconds!: number;
}
export class WebhookDelivery {
  @Id() readonly id!: string;
  @Id() readonly eventId!: string;
  @Text(100) readonly type!: string;
  @OneOf(deliveryStatuses) readonly status!: (typeof deliveryStatuses)[number];
  @ListOf(() => DeliveryAttempt, { max: 100, description: 'Oldest first, at most the last 100' }) readonly attempts!: DeliveryAttempt[];
  @Optional() @Instant({ description: 'When it is tried next' }) readonly dueAt?: string | null;
}
export class DeliveryList {
  @ListOf(() => WebhookDelivery, { max: 200 }) readonly items!: WebhookDelivery[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class ReplayEvents {
  @Id() readonly webhookId!: string;
  @Optional() @Id({ description: 'One event; else a range' }) readonly eventId?: string;
  @Optional() @Instant({ description: 'Events of this time and later' }) readonly from?: string;
  @Optional() @Instant({ description: 'Events before this time; until now without it' }) readonly until?: string;
}
export class ReplayStarted {
  @Int(0, 100_000_000, { description: 'Events that are told again, also those that were delivered' }) readonly events!: number;
}

export const deliveryEventProblems = {
  eventNotFound: problem('event.not-found', 'not-found', { en: 'No such event, or it is older than 30 days', zh: '没有这个事件，或已超过 30 天' }),
  cursorTooOld: problem('event.cursor-too-old', 'gone', { en: 'Events after this cursor are no longer kept; read the resources, then start without a cursor', zh: '该游标之后的事件已过保存期；请重新读取资源，再从头读取' }),
  webhookNotFound: problem('webhook.not-found', 'not-found', { en: 'No such webhook', zh: '没有这个回调' }),
  webhookUrl: problem('webhook.url-refused', 'unprocessable', { en: 'This address cannot be a receiver', zh: '该地址不能作为回调地址' }),
  tooManyWebhooks: problem('webhook.too-many', 'conflict', { en: 'An app has at most 20 webhooks', zh: '每个应用最多 20 个回调' }),
  tooManySecrets: problem('webhook.too-many-secrets', 'conflict', { en: 'Five secrets sign already; wait until one ends', zh: '已有五个密钥同时有效，请等待旧密钥失效' }),
  webhookDisabled: problem('webhook.disabled', 'conflict', { en: 'The webhook is disabled; enable it first', zh: '该回调已停用，请先启用' }),
} as const;
const p = deliveryEventProblems;
const apps = ['app'] as const;
const manage = { actors: apps, scope: 'webhooks:manage' };

export const deliveryEvents = {
  readFeed: operation({
    subject: 'delivery.event.read-feed.v1', summary: 'Events about what was asked for through the app, oldest first, of the last 30 days',
    description: 'Without a gap; events about one entity in their order. Whoever was away goes on from the last `next`.',
    http: { method: 'GET', path: '/v1/events', status: 200 },
    access: { actors: apps, scope: 'events:read' }, request: ReadFeed, response: FeedPage, problems: [p.cursorTooOld],
  }),
  readEvent: operation({
    subject: 'delivery.event.read.v1', summary: 'Read one event',
    http: { method: 'GET', path: '/v1/events/:eventId', status: 200 },
    access: { actors: apps, scope: 'events:read' }, request: EventIdentified, response: PartnerEvent, problems: [p.eventNotFound],
  }),
  createWebhook: operation({
    subject: 'delivery.webhook.create.v1', summary: 'Have events sent to an address',
    description: 'Signed as Standard Webhooks says. An event that is not taken with a 2xx within ten seconds is sent again, at growing distances, for three days. A receiver that answers 410, or takes nothing for three days, is disabled, and its contact told by e-mail.',
    http: { method: 'POST', path: '/v1/webhooks', status: 201 },
    access: manage, request: WebhookWanted, response: WebhookMade, versioned: true, problems: [p.webhookUrl, p.tooManyWebhooks, messageProblems.emailInvalid],
  }),
  listWebhooks: operation({
    subject: 'delivery.webhook.list.v1', summary: 'The app’s webhooks',
    http: { method: 'GET', path: '/v1/webhooks', status: 200 }, access: manage, request: Page, response: WebhookList,
  }),
  readWebhook: operation({
    subject: 'delivery.webhook.read.v1', summary: 'Read a webhook',
    http: { method: 'GET', path: '/v1/webhooks/:webhookId', status: 200 },
    access: manage, request: WebhookIdentified, response: WebhookView, versioned: true, problems: [p.webhookNotFound],
  }),
  changeWebhook: operation({
    subject: 'delivery.webhook.change.v1', summary: 'Change a webhook’s address and types, disable it or enable it again',
    description: 'Enabled again, it is told what still waits and what happens from now on; events of the time between are told by a replay.',
    http: { method: 'POST', path: '/v1/webhooks/:webhookId', status: 200 },
    access: manage, request: ChangeWebhook, response: WebhookView, versioned: true, problems: [p.webhookNotFound, p.webhookUrl, messageProblems.emailInvalid],
  }),
  deleteWebhook: operation({
    subject: 'delivery.webhook.delete.v1', summary: 'Delete a webhook and its log',
    http: { method: 'DELETE', path: '/v1/webhooks/:webhookId', status: 204 },
    access: manage, request: WebhookIdentified, problems: [p.webhookNotFound],
  }),
  rotateWebhookSecret: operation({
    subject: 'delivery.webhook.rotate-secret.v1', summary: 'Take a new secret; those of before go on signing for a while',
    http: { method: 'POST', path: '/v1/webhooks/:webhookId/secrets', status: 201 },
    access: manage, request: RotateSecret, response: WebhookSecret, problems: [p.webhookNotFound, p.tooManySecrets],
  }),
  testWebhook: operation({
    subject: 'delivery.webhook.test.v1', summary: 'Send an event of type webhook.test now and tell what came of it',
    http: { method: 'POST', path: '/v1/webhooks/:webhookId/tests', status: 200 }, idempotent: false, deadline: 15_000,
    access: manage, request: WebhookIdentified, response: TestOutcome, problems: [p.webhookNotFound],
  }),
  listDeliveries: operation({
    subject: 'delivery.webhook.list-deliveries.v1', summary: 'What was sent to a webhook, newest first, with every attempt',
    http: { method: 'GET', path: '/v1/webhooks/:webhookId/deliveries', status: 200 },
    access: manage, request: ListDeliveries, response: DeliveryList, problems: [p.webhookNotFound],
  }),
  replayEvents: operation({
    subject: 'delivery.webhook.replay.v1', summary: 'Tell a webhook one event, or all of a range, once more',
    http: { method: 'POST', path: '/v1/webhooks/:webhookId/replays', status: 202 },
    access: manage, request: ReplayEvents, response: ReplayStarted, problems: [p.webhookNotFound, p.webhookDisabled, p.eventNotFound],
  }),
} as const;
