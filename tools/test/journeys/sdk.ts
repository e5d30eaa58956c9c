import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { clientCredentials, counterless, CounterlessError, followEvents, type CounterlessEvent } from '@counterless/sdk';
import { verifyWebhook } from '@counterless/sdk/webhooks';
import { sandboxApps } from '../../src/platform/accounts.ts';
import type { Town } from './town.ts';

/** A partner app that knows the platform by its SDK alone. */
export const sdk = (town: () => Town): void =>
  describe('a partner app with the SDK', () => {
    it('asks, is told by webhook and by feed, and reads pages, each thing once', async () => {
      const { url } = town().platform;
      const { id: clientId, secret: clientSecret } = sandboxApps.partner;
      const token = clientCredentials({ url, clientId, clientSecret, scope: 'sandbox events:read webhooks:manage' });
      const client = counterless({ url, token, language: 'en' });
      const told: CounterlessEvent[] = [];
      let secret = '';
      const receiver = createServer((request, response) => {
        let body = '';
        request.on('data', part => (body += String(part)));
        request.on('end', () => {
          told.push(verifyWebhook(body, request.headers, secret));
          response.writeHead(204).end();
        });
      });
      await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve));
      try {
        const webhook = await client.delivery.createWebhook({ url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, types: ['permits.pass.granted.v1'] });
        ({ secret } = webhook);
        const [start] = await Array.fromAsync(followEvents(client, { every: 0 }));
        const person = await client.identity.createTestPerson({});
        const { accessToken } = await client.identity.mintTestToken({ kind: 'person', id: person.id });
        const ask = () => client.permits.requestPass(town().request({ name: person.name!, mobile: person.mobile! }) as never, { token: accessToken });
        const passes = [await ask(), await ask(), await ask()];
        const ids = passes.map(p => p.id);

        const own = await Array.fromAsync(client.permits.listPasses.all({ limit: 2 }, { token: accessToken }));
        expect(own.map(p => p.id)).toEqual(ids.toReversed());
        await town().rest.until('the webhooks', () => Promise.resolve(told.length >= 3 ? told : undefined));
        expect(told.map(e => e.subject).sort()).toEqual(ids.toSorted());
        const pages = await Array.fromAsync(followEvents(client, { every: 0, ...(start && { cursor: start.cursor }) }));
        const granted = pages.flatMap(p => p.events).filter(e => e.type === 'permits.pass.granted.v1' && ids.includes(e.subject));
        expect(granted.map(e => e.subject)).toEqual(ids);
        expect(granted.map(e => e.data)).toEqual(ids.map(id => told.find(e => e.subject === id)!.data));

        const { items } = await client.delivery.listDeliveries({ webhookId: webhook.id });
        expect(items.filter(d => ids.length > 0 && d.status === 'delivered')).toHaveLength(3);
        await expect(client.permits.readPass({ passId: ids[0]! }, { token: 'nonsense' })).rejects.toBeInstanceOf(CounterlessError);
        await client.delivery.deleteWebhook({ webhookId: webhook.id });
      } finally {
        receiver.closeAllConnections();
        receiver.close();
      }
    });
  });
