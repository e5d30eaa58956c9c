import type { Provider } from '@nestjs/common';
import { Database, FieldCipher, UnitOfWork } from '@counterless/platform';
import { ChangeWebhookHandler } from './commands/change-webhook.ts';
import { CreateWebhookHandler } from './commands/create-webhook.ts';
import { DeleteWebhookHandler } from './commands/delete-webhook.ts';
import { ReplayEventsHandler } from './commands/replay-events.ts';
import { RotateWebhookSecretHandler } from './commands/rotate-webhook-secret.ts';
import { TestWebhookHandler } from './commands/test-webhook.ts';
import { ForgetEvents } from './duties/forget-events.ts';
import { DeliveryStore } from './persistence/delivery-store.ts';
import { EventStore } from './persistence/event-store.ts';
import { WebhookStore } from './persistence/webhook-store.ts';
import { ListDeliveriesHandler } from './queries/list-deliveries.ts';
import { ListWebhooksHandler } from './queries/list-webhooks.ts';
import { ReadEventHandler } from './queries/read-event.ts';
import { ReadFeedHandler } from './queries/read-feed.ts';
import { ReadWebhookHandler } from './queries/read-webhook.ts';
import { Reach } from './webhooks/address.ts';
import { WebhookDispatch } from './webhooks/dispatch.ts';
import { EventWitness } from './webhooks/event-witness.ts';
import { Deliveries, Events, Webhooks } from './webhooks/ports.ts';
import { Receiver } from './webhooks/receiver.ts';

/** Events for partner apps: the feed and the webhooks. `inward`: also to addresses of one's own network, for a sandbox. */
export function eventProviders(inward: boolean): Provider[] {
  return [
    { provide: Reach, useValue: { inward } satisfies Reach },
    { provide: Events, useClass: EventStore },
    { provide: Deliveries, useClass: DeliveryStore },
    { provide: Webhooks, useFactory: (database: Database, work: UnitOfWork, cipher: FieldCipher) => new WebhookStore(database, work, cipher), inject: [Database, UnitOfWork, FieldCipher] },
    Receiver,
    WebhookDispatch,
    EventWitness,
    ForgetEvents,
    CreateWebhookHandler,
    ChangeWebhookHandler,
    DeleteWebhookHandler,
    RotateWebhookSecretHandler,
    TestWebhookHandler,
    ReplayEventsHandler,
    ReadFeedHandler,
    ReadEventHandler,
    ListWebhooksHandler,
    ReadWebhookHandler,
    ListDeliveriesHandler,
  ];
}
