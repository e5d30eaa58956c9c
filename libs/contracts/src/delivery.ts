import { problem } from '@counterless/kernel';
import { personDataOf } from './person-data.ts';
import { messageOperations } from './delivery-messages.ts';
import { parcelOperations } from './delivery-parcels.ts';
import { quietHoursOperations } from './delivery-quiet-hours.ts';
import { templateOperations } from './delivery-templates.ts';
import { deliveryEvents } from './delivery-events.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Nothing } from './permits.ts';
import { Flag, Id, Instant, Int, ListOf, Mobile, OneOf, Optional, Text } from './vocabulary.ts';

export const channels = ['sms', 'email', 'inbox'] as const;
/** Ways out of the platform that a sandbox can let fail; `post` is the courier. */
export const waysOut = ['sms', 'email', 'inbox', 'post'] as const;
export const failureModes = ['refuse', 'time-out', 'invalid'] as const;
export type WayOut = (typeof waysOut)[number];
export class SendSignInCode {
  @Id({ description: 'A code is sent once, whatever retries happen' }) readonly codeId!: string;
  @Mobile() readonly mobile!: string;
  @Text(10, { pattern: /^\d{4,8}$/ }) readonly code!: string;
  @Int(1, 60) readonly minutes!: number;
}
export class Accepted {
  @Id() readonly messageId!: string;
}
export class InboxMessage {
  @Id() readonly id!: string;
  @Text(100) readonly title!: string;
  @Text(2000) readonly body!: string;
  @Optional() @Text(100, { description: 'What it is about, such as pass:<id>' }) readonly about?: string | null;
  @Instant() readonly at!: string;
  @Optional() @Instant({ description: 'When the caller marked it as read' }) readonly readAt?: string | null;
}
export class ListInbox extends Page {
  @Optional() @Flag({ description: 'Only those not read yet' }) readonly unread?: boolean;
}
export class InboxPage {
  @ListOf(() => InboxMessage, { max: 200 }) readonly items!: InboxMessage[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class ListSent extends Page {
  @Optional() @Mobile() readonly mobile?: string;
  @Optional() @Id({ description: 'Pass that the messages are about' }) readonly passId?: string;
}
export class SentMessage {
  @Id() readonly id!: string;
  @OneOf(channels) readonly channel!: (typeof channels)[number];
  @Text(320, { description: 'Mobile number, e-mail address or person id' }) readonly to!: string;
  @Text(100) readonly template!: string;
  @Text(2000) readonly body!: string;
  @Optional() @Text(100) readonly about?: string | null;
  @Instant() readonly at!: string;
}
export class SentPage {
  @ListOf(() => SentMessage, { max: 200 }) readonly items!: SentMessage[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class FailChannel {
  @OneOf(waysOut) readonly channel!: WayOut;
  @Int(0, 1000, { description: 'How many of the next sendings fail' }) readonly failures!: number;
  @Optional() @OneOf(failureModes, { description: 'refuse (unless said): not sent, try again. time-out: sent, and the answer is lost. invalid: no such number or address' })
  readonly how?: (typeof failureModes)[number];
}

export const deliveryProblems = {
  tooManyCodes: problem('sign-in.too-many-codes', 'rate-limited', { en: 'Too many codes for this number; wait a little', zh: '该号码获取验证码过于频繁，请稍后再试' }),
} as const;

export const delivery = {
  ...personDataOf('delivery'),
  ...deliveryEvents,
  sendSignInCode: operation({
    subject: 'delivery.sign-in-code.send.v1', summary: 'Send a one-time sign-in code by SMS',
    access: { services: ['identity'] }, request: SendSignInCode, response: Accepted, problems: [deliveryProblems.tooManyCodes],
  }),
  listInbox: operation({
    subject: 'delivery.inbox.list.v1', summary: 'One’s own messages, newest first',
    http: { method: 'GET', path: '/v1/delivery/inbox', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'delivery:read' }, request: ListInbox, response: InboxPage,
  }),
  listSent: operation({
    subject: 'delivery.sandbox.list-sent.v1', summary: 'Sandbox: what the simulated providers sent, newest first',
    http: { method: 'GET', path: '/v1/sandbox/messages', status: 200 },
    access: { actors: ['app'], scope: 'sandbox' }, request: ListSent, response: SentPage, sandbox: true,
  }),
  failChannel: operation({
    subject: 'delivery.sandbox.fail-channel.v1', summary: 'Sandbox: let the next sendings of a channel fail',
    http: { method: 'POST', path: '/v1/sandbox/channels/:channel/fail', status: 200 },
    access: { actors: ['app'], scope: 'sandbox' }, request: FailChannel, response: Nothing, sandbox: true,
  }),
  ...templateOperations,
  ...quietHoursOperations,
  ...parcelOperations,
  ...messageOperations,
} as const;
