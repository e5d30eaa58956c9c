import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientCredentials, counterless, followEvents, type Counterless, type CounterlessEvent, type PassView, type WebhookMade } from '@counterless/sdk';
import { verifyWebhook } from '@counterless/sdk/webhooks';
import { homeRegion, sandboxApps } from '../platform/accounts.ts';
import type { Rest } from './rest.ts';
import type { Timeline } from './timeline.ts';

const hour = 3_600_000;
/** Where the platform reaches this machine; another address where it runs in containers. */
const host = process.env['RECEIVER_HOST'] ?? '127.0.0.1';

/** A partner app's receiver. It believes nothing that its secret did not sign, and knows what it has seen. */
class Receiver {
  readonly seen = new Map<string, CounterlessEvent>();
  repeats = 0;
  secret = '';
  #server: Server | undefined;
  #port = 0;

  async start(): Promise<string> {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', part => (body += String(part)));
      request.on('end', () => {
        try {
          const event = verifyWebhook(body, request.headers, this.secret);
          if (this.seen.has(event.id)) this.repeats++;
          this.seen.set(event.id, event);
          response.writeHead(204).end();
        } catch {
          response.writeHead(401).end();
        }
      });
    });
    await new Promise<void>(resolve => this.#server!.listen(this.#port, host === '127.0.0.1' ? host : '0.0.0.0', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return `http://${host}:${this.#port}/hooks`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise(resolve => this.#server?.close(resolve) ?? resolve(undefined));
  }
}

/** An app by its SDK alone: registers, asks, is told by signed webhooks, loses its receiver for a week, and misses nothing. */
export async function playPartner(rest: Rest, line: Timeline): Promise<boolean> {
  const { url } = rest;
  const client = await register(url, line);
  const receiver = new Receiver();
  try {
    const webhook = await client.delivery.createWebhook({ url: await receiver.start(), description: 'story' });
    receiver.secret = webhook.secret;
    const tried = await client.delivery.testWebhook({ webhookId: webhook.id });
    line.expect('app', `has events sent to ${webhook.url}; a test arrives, signed: ${tried.status}`, tried.delivered && receiver.seen.size === 1, tried);
    receiver.seen.clear();

    const person = await client.identity.createTestPerson({});
    const { accessToken } = await client.identity.mintTestToken({ kind: 'person', id: person.id });
    const now = async () => Date.parse((await client.identity.readClock()).now);
    const ask = async () => submit(client, accessToken, { name: person.name!, mobile: person.mobile! }, await now());
    const first = await ask();
    await rest.until('the webhook', () => Promise.resolve([...receiver.seen.values()].find(e => e.subject === first.id)));
    line.expect('app', `submits for its user: pass ${first.number}; the webhook says permits.pass.granted`, [...receiver.seen.values()].some(e => e.type === 'permits.pass.granted.v1' && e.data.number === first.number), [...receiver.seen.values()]);

    await receiver.stop();
    const start = await now();
    line.step('app', 'loses its receiver; its users go on');
    const passes = [await ask(), await ask(), await ask()];
    await client.identity.moveClock({ by: 'P7D' });
    line.step('sandbox', 'a week passes: the clock is moved, and everything due on the way happens');
    const later = await rest.until('the week to pass', async () => {
      const time = await client.identity.readClock().catch(() => undefined);
      return time && !time.moving ? Date.parse(time.now) : undefined;
    }, 240_000);
    const failing = await client.delivery.readWebhook({ webhookId: webhook.id });
    const { items: failed } = await client.delivery.listDeliveries({ webhookId: webhook.id, limit: 1 });
    line.expect('platform', `tried for three days (${Math.max(...(await log(client, webhook)).map(d => d.attempts.length))} times), then disabled the webhook: ${failing.disabledBy}`, failing.disabledBy === 'failing' && failed.length === 1, failing);
    line.expect('clock', `stands ${Math.round((later - start) / hour / 24)} days later`, later - start >= 7 * 24 * hour, later - start);

    return await catchUp(rest, line, client, receiver, webhook, passes, start);
  } finally {
    await receiver.stop();
  }
}

async function catchUp(rest: Rest, line: Timeline, client: Counterless, receiver: Receiver, webhook: WebhookMade, passes: PassView[], start: number): Promise<boolean> {
  const { id: webhookId } = webhook;
  const feed: CounterlessEvent[] = [];
  for await (const page of followEvents(client, { every: 0 })) feed.push(...page.events);
  const missed = feed.filter(e => !receiver.seen.has(e.id));
  line.expect('app', `reads the feed: ${feed.length} events, ${missed.length} of them new to it`, passes.every(p => ['granted', 'expired'].every(verb => missed.some(e => e.subject === p.id && e.type === `permits.pass.${verb}.v1`))), missed.map(e => e.type));

  await client.delivery.changeWebhook({ webhookId, url: await receiver.start(), status: 'enabled' });
  const { events } = await client.delivery.replayEvents({ webhookId, from: new Date(start - 60_000).toISOString() });
  line.step('app', `is back, enables the webhook and has ${events} events told once more`);
  await rest.until('the replay', () => Promise.resolve(feed.every(e => receiver.seen.has(e.id)) ? true : undefined), 30_000);
  line.expect('app', `has every event of the feed, nothing missing; ${receiver.repeats} came twice and were known by their id`, feed.length === receiver.seen.size, [feed.length, receiver.seen.size]);
  const inOrder = passes.every(p => feed.filter(e => e.subject === p.id).every((e, i, all) => i === 0 || e.sequence > all[i - 1]!.sequence));
  line.expect('feed', 'tells the events of each pass in their order', inOrder, feed.map(e => [e.subject, e.sequence]));
  return line.end();
}

async function log(client: Counterless, { id: webhookId }: WebhookMade) {
  return Array.fromAsync(client.delivery.listDeliveries.all({ webhookId }));
}

async function register(url: string, line: Timeline): Promise<Counterless> {
  const { id, secret } = sandboxApps.operator;
  const operator = counterless({ url, token: clientCredentials({ url, clientId: id, clientSecret: secret, scope: 'identity:apps' }) });
  const scope = 'sandbox events:read webhooks:manage permits:apply permits:read';
  const app = await operator.identity.registerApp({
    clientId: `story-${randomInt(1e9)}`, nameZh: '物流通', nameEn: 'Freight', authentication: 'client_secret_basic', grantTypes: ['client_credentials'], scopes: scope.split(' '),
  });
  line.step('operator', `registers the app ${app.clientId}; its secret is shown once`);
  const token = clientCredentials({ url, clientId: app.clientId, clientSecret: app.secret!, scope: 'sandbox events:read webhooks:manage' });
  await token();
  line.step('app', 'gets its access token, and renews it by itself from here on');
  return counterless({ url, token });
}

function submit(client: Counterless, token: string, driver: { name: string; mobile: string }, now: number): Promise<PassView> {
  const plate = `浙G${Array.from({ length: 5 }, () => '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'[randomInt(34)]).join('')}`;
  const at = (ms: number) => new Date(now + ms).toISOString();
  return client.permits.requestPass(
    { plate, driver, cargo: { kind: 'food', description: '蔬菜' }, origin: '330100', destination: homeRegion, route: ['义乌东收费站'], validFrom: at(-60_000), validUntil: at(12 * hour) },
    { token },
  );
}
