import { randomUUID } from 'node:crypto';
import type { PassView, RequisitionView, SentPage, TemplateList, WebhookView } from '@counterless/contracts';
import { tokenOf } from '../../src/platform/accounts.ts';
import { posted } from './races-tax.ts';
import type { Preparers } from './race-situation.ts';
import type { Town } from './town.ts';

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
const app = (town: Town) => tokenOf(town.rest, 'partner', 'webhooks:manage sandbox');
const operator = (town: Town) => tokenOf(town.rest, 'operator', 'delivery:templates delivery:quiet-hours');
// Nothing listens there, and no event of this kind is told while it is up.
const wanted = (more: object = {}) => ({ url: 'http://127.0.0.1:9/', types: ['documents.certificate.superseded.v1'], ...more });
const webhook = async (town: Town) => {
  const token = await app(town);
  return { token, path: { webhookId: (await town.rest.ok<WebhookView>('POST', '/v1/webhooks', { token, body: wanted() })).id } };
};
const sentTo = (town: Town, query: string) =>
  town.rest.until('the message', async () => (await town.rest.ok<SentPage>('GET', `/v1/sandbox/messages?${query}`, { token: town.partner })).items[0]);

/** A person with an address that is to be confirmed. */
async function emailed(town: Town) {
  const { token } = await town.person();
  const email = `race-${randomUUID()}@example.test`;
  await town.rest.ok('POST', '/v1/delivery/email', { token, body: { email } });
  const code = await town.rest.until('the code', async () => {
    const { items } = await town.rest.ok<SentPage>('GET', '/v1/sandbox/messages?limit=200', { token: town.partner });
    return items.find(m => m.to === email && m.channel === 'email')?.body.match(/\d{6}/)?.[0];
  });
  return { token, code };
}

export const raceMessages: Preparers = {
  'delivery.webhook.create.v1': async town => ({ token: await app(town), body: wanted(), other: { body: wanted({ description: 'another' }) } }),
  'delivery.webhook.change.v1': async town => ({ ...(await webhook(town)), body: wanted({ status: 'disabled' }) }),
  'delivery.webhook.rotate-secret.v1': async town => ({ ...(await webhook(town)), body: { overlapHours: 1 } }),
  'delivery.webhook.replay.v1': async town => ({ ...(await webhook(town)), body: { from: hours(-1), until: hours(0) } }),
  'delivery.sandbox.fail-channel.v1': async town => ({ token: town.partner, path: { channel: 'email' }, body: { failures: 0, how: 'refuse' }, other: { body: { failures: 0, how: 'time-out' } } }),
  'delivery.quiet-hours.publish.v1': async town => {
    const body = { startsAt: hours(24 * 3000), from: '22:00', until: '07:00', channels: ['sms'] };
    return { token: await operator(town), body, other: { body: { ...body, from: '23:00' } } };
  },
  'delivery.template.publish.v1': async town => {
    const token = await operator(town);
    const { items } = await town.rest.ok<TemplateList>('GET', '/v1/delivery/templates', { token });
    const { kind, fields, texts, purpose, urgent } = items[0]!;
    const body = { fields, texts, purpose, urgent, startsAt: hours(24 * 3000) };
    return { token, path: { kind }, body, other: { body: { ...body, startsAt: hours(24 * 3001) } } };
  },
  'delivery.sandbox.move-parcel.v1': async town => {
    const { parcel }: RequisitionView = (await posted(town)).requisition;
    return { token: town.partner, path: { parcelId: parcel!.id }, body: { status: 'in-transit', place: '义乌转运中心' } };
  },
  'delivery.email.register.v1': async town => {
    const email = () => ({ email: `race-${randomUUID()}@example.test` });
    return { token: (await town.person()).token, body: email(), other: { body: email() } };
  },
  'delivery.email.confirm.v1': async town => {
    const { token, code } = await emailed(town);
    return { token, body: { code }, other: { body: { code: code === '000000' ? '000001' : '000000' } } };
  },
  'delivery.sandbox.tell-receipt.v1': async town => {
    const driver = await town.person();
    const { id } = (await town.pass(driver)).body as PassView;
    return { token: town.partner, path: { messageId: (await sentTo(town, `passId=${id}`)).id }, body: { status: 'delivered' } };
  },
};
