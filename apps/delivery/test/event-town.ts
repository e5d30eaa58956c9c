import { expect } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { delivery, factSubject, permits, type CloudEvent, type WebhookDelivery, type WebhookMade } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { ensureStream, type PlatformConfig, type RunningService } from '@counterless/platform';
import { app, eventually, World } from '@counterless/testing';
import { deliveryService, migrations } from '../src/delivery.module.ts';
import { ReceiverStub } from './receiver-stub.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
export const clock = new MovableClock(new Date('2026-03-02T08:10:00+08:00'));
const receivers: ReceiverStub[] = [];
export let world: World;
export let running: RunningService;

const define = (platform: PlatformConfig) => ({ ...deliveryService({ platform }), clock });
export const appOf = (client = newId()) => app({ id: client, client });
export const passData = (passId: string) => ({ passId, destination: '330782' });

/** A fact as the permits service tells it; `through` is the app that it came through. */
export async function tell(entity: string, sequence: number, through?: string, id = newId()): Promise<string> {
  const event: CloudEvent = {
    specversion: '1.0', id, source: '/permits', type: permits.passExpired.subject, subject: entity, time: clock.now().toISOString(),
    datacontenttype: 'application/json', sequence, traceparent: 'inner', data: passData(entity), ...(through && { app: through }),
  };
  await jetstream(world.nats).publish(factSubject(permits.passExpired), JSON.stringify(event), { msgID: event.id });
  return event.id;
}

export async function receiver(): Promise<ReceiverStub> {
  const stub = await ReceiverStub.start();
  receivers.push(stub);
  return stub;
}

export async function webhook(as = appOf(), more: { types?: string[]; contactEmail?: string } = {}, language: 'zh' | 'en' = 'en') {
  const stub = await receiver();
  const { status, body } = await world.ask(delivery.createWebhook, { url: stub.url, ...more }, { as, language });
  expect(status).toBe(201);
  return { as, stub, made: body, secret: body.secret };
}

export const feed = async (as: ReturnType<typeof app>, cursor?: string, limit = 200) =>
  (await world.ask(delivery.readFeed, { limit, ...(cursor && { cursor }) }, { as })).body;
export const inFeed = (as: ReturnType<typeof app>, count: number) =>
  eventually(`${count} events in the feed`, async () => {
    const { items } = await feed(as);
    return items.length === count && items;
  });
export const log = async (made: WebhookMade, as: ReturnType<typeof app>): Promise<WebhookDelivery[]> =>
  (await world.ask(delivery.listDeliveries, { webhookId: made.id }, { as })).body.items;
export const read = async (made: WebhookMade, as: ReturnType<typeof app>) => (await world.ask(delivery.readWebhook, { webhookId: made.id }, { as })).body;
export const attempted = (made: WebhookMade, as: ReturnType<typeof app>, attempts: number) =>
  eventually(`${attempts} attempts`, async () => {
    const [entry] = await log(made, as);
    return entry && entry.attempts.length >= attempts && entry;
  }, 20_000);

/** What the sandbox keeps of e-mails to an address. */
export const mailTo = async (address: string) =>
  (await world.ask(delivery.listSent, { limit: 200 }, { as: appOf() })).body.items.filter(m => m.to === address).map(({ template, body }) => ({ template, body }));

/** Starts the service that the tests of events share. */
export async function openTown(): Promise<void> {
  world = await World.start();
  await ensureStream(world.nats);
  running = await world.serve('delivery', migrations, define);
}
export async function closeTown(): Promise<void> {
  await Promise.all(receivers.map(r => r.stop()));
  await world?.stop();
}


/** Ends the service, lets something happen, and starts it again. */
export async function startAgain(meanwhile: () => Promise<void>): Promise<void> {
  await running.close();
  await meanwhile();
  running = await world.serve('delivery', migrations, define);
}
