import { randomInt, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import { headers } from '@nats-io/nats-core';
import { delivery, pathOf, type MessageList, type ParcelView, type PassView } from '@counterless/contracts';
import { eventually } from '@counterless/testing';
import { homeRegion } from '../../src/platform/accounts.ts';
import { PartnerSimulator } from '../../src/partners/simulator.ts';
import type { Town } from './town.ts';

/** What leaves the platform, and what comes back of it, through the gateway. */
export function post(town: () => Town): void {
  describe('a parcel', () => {
    it('is sent by a service, told of by the courier at the gateway, and followed by its owner', async () => {
      const owner = await town().person();
      const parcelId = randomUUID();
      const request = {
        parcelId, owner: { kind: 'person', id: owner.id }, region: homeRegion, contents: '证照 1 份', reference: `case:${randomUUID()}`,
        to: { recipient: owner.name, mobile: owner.mobile, region: homeRegion, line: '稠州北路 1 号' },
      };
      const nats = await connect({ servers: town().platform.stack.nats.url, user: 'tax', pass: town().platform.secrets.nats.tax, inboxPrefix: '_INBOX_tax' });
      const h = headers();
      h.set('actor', JSON.stringify({ kind: 'service', id: 'tax' }));
      expect((await nats.request(delivery.sendParcel.subject, JSON.stringify(request), { timeout: 5000, headers: h })).headers?.get('status')).toBe('200');
      await nats.close();
      const read = (token: string) => town().rest.call<ParcelView>('GET', pathOf(delivery.readParcel, { parcelId }), { token });
      const waybill = await eventually('a waybill', async () => (await read(owner.token)).body.waybill);
      // The sandbox's secret is public on purpose.
      const courier = await PartnerSimulator.start({ account: 'sandbox', secret: 'sandbox-courier-secret' });
      const forger = await PartnerSimulator.start({ account: 'sandbox', secret: 'guessed' });
      const to = town().platform.url + pathOf(delivery.takeCourierCallback, { courier: 'sandbox' });
      const event = { eventId: randomUUID(), orderId: parcelId, waybill, status: 'signed-for', at: new Date().toISOString() };
      expect(await forger.call(to, event)).toMatchObject({ status: 401, body: { code: 'callback.signature-invalid' } });
      expect((await Promise.all(Array.from({ length: 10 }, () => courier.call(to, event)))).map(r => r.status)).toEqual(Array(10).fill(200));
      await Promise.all([courier.stop(), forger.stop()]);
      expect((await read(owner.token)).body).toMatchObject({ status: 'signed-for', moves: [{ status: 'signed-for' }] });
      expect((await read((await town().person()).token)).status).toBe(404);
    });
  });

  describe('what was sent about a pass', () => {
    it('is read by its holder in order, with proof', async () => {
      const holder = await town().person();
      const { id } = (await town().pass(holder)).body as PassView;
      const list = async () => (await town().rest.call<MessageList>('GET', `${pathOf(delivery.listMessages)}?entity=pass:${id}`, { token: holder.token })).body.items;
      const items = await eventually('both messages', async () => {
        const found = await list();
        return found.length === 2 && found.every(m => m.status === 'sent') && found;
      });
      expect(items.map(m => m.channel).sort()).toEqual(['inbox', 'sms']);
      expect(items.every(m => /^[0-9a-f]{64}$/.test(m.digest!) && m.reference && m.templateVersion === 1)).toBe(true);
      expect(JSON.stringify(items)).not.toContain(holder.mobile);
    });

    it('behaves as a number of the sandbox says: one that does not exist leaves the inbox', async () => {
      const holder = await town().person();
      const { id } = (await town().pass(holder, { driver: { name: holder.name, mobile: `1919991${randomInt(10_000).toString().padStart(4, '0')}` } })).body as PassView;
      const message = await eventually('the message for the driver', async () => {
        const { body } = await town().rest.call<MessageList>('GET', `${pathOf(delivery.listMessages)}?entity=pass:${id}`, { token: holder.token });
        return body.items.find(m => m.audience === 'contact' && m.status !== 'queued');
      });
      expect([message.status, message.channel, message.attempts.map(a => [a.channel, a.outcome, a.error])]).toEqual([
        'sent', 'inbox', [['sms', 'refused', 'recipient-invalid'], ['inbox', 'sent', null]],
      ]);
    });
  });
}
