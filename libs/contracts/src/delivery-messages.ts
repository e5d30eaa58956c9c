import { problem } from '@counterless/kernel';
import { purposes, textChannels, messageLanguages, type Purpose } from './delivery-templates.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Nothing } from './permits.ts';
import { Flag, Id, Instant, Int, ListOf, OneOf, Optional, Text, Texts } from './vocabulary.ts';

/** What became of a message. `unknown`: a channel that cannot say so may have sent it, so it is not sent again. `declined`: the person wants none. */
export const messageStatuses = ['queued', 'sent', 'unknown', 'declined', 'failed'] as const;
export const receipts = ['delivered', 'undelivered'] as const;
export type ReceiptStatus = (typeof receipts)[number];
export const attemptOutcomes = ['sent', 'not-sent', 'refused', 'unknown', 'undelivered'] as const;
export const entityText = { pattern: /^[a-z]+(-[a-z]+)*:[0-9a-f-]{36}$/, description: 'What the messages are about, such as case:<id>' };

export class ListMessages extends Page {
  @Text(100, entityText) readonly entity!: string;
}
export class MessageAttempt {
  @OneOf(textChannels) readonly channel!: (typeof textChannels)[number];
  @OneOf(attemptOutcomes) readonly outcome!: (typeof attemptOutcomes)[number];
  @Optional() @Text(100, { description: 'Code of what failed' }) readonly error?: string | null;
  @Instant() readonly at!: string;
}
export class MessageView {
  @Id() readonly id!: string;
  @Text(60) readonly kind!: string;
  @OneOf(['contact', 'holder', 'officers']) readonly audience!: 'contact' | 'holder' | 'officers';
  @OneOf(messageStatuses) readonly status!: (typeof messageStatuses)[number];
  @Instant() readonly queuedAt!: string;
  @Optional() @OneOf(textChannels, { description: 'That took it' }) readonly channel?: (typeof textChannels)[number] | null;
  @Optional() @Int(1, 1_000_000) readonly templateVersion?: number | null;
  @Optional() @OneOf(messageLanguages, { description: 'Absent where it was sent in both' }) readonly language?: (typeof messageLanguages)[number] | null;
  @Optional() @Text(320, { description: 'Masked' }) readonly to?: string | null;
  @Optional() @Text(200) readonly title?: string | null;
  @Optional() @Text(20_000) readonly body?: string | null;
  @Optional() @Text(64, { description: 'SHA-256 of the content as it went out, hexadecimal' }) readonly digest?: string | null;
  @Optional() @Text(200, { description: 'The provider’s id of it' }) readonly reference?: string | null;
  @Optional() @Instant() readonly finishedAt?: string | null;
  @Optional() @OneOf(receipts, { description: 'What the provider said later' }) readonly receipt?: ReceiptStatus | null;
  @Optional() @Instant() readonly receiptAt?: string | null;
  @ListOf(() => MessageAttempt, { max: 200 }) readonly attempts!: MessageAttempt[];
}
export class MessageList {
  @ListOf(() => MessageView, { max: 200 }) readonly items!: MessageView[];
  @Optional() @Text(300) readonly next?: string | null;
}

export class PreferenceView {
  @OneOf(purposes) readonly purpose!: Purpose;
  @Texts({ max: 2, words: ['sms', 'email'], description: 'Tried in this order; the inbox keeps everything besides. None: not wanted' }) readonly channels!: ('sms' | 'email')[];
  @OneOf(messageLanguages) readonly language!: (typeof messageLanguages)[number];
  @OneOf(['none', 'order', 'off', 'consent'], { description: 'What may be chosen: nothing, the way, whether any comes, or any only by consent' }) readonly choice!: 'none' | 'order' | 'off' | 'consent';
  @Optional() @Instant({ description: 'Of the choice, which for `consent` is the consent; null while nothing was chosen' }) readonly chosenAt?: string | null;
}
export class PreferenceList {
  @ListOf(() => PreferenceView, { max: 20 }) readonly items!: PreferenceView[];
}
export class SetPreference {
  @OneOf(purposes) readonly purpose!: Purpose;
  @Texts({ max: 2, words: ['sms', 'email'] }) readonly channels!: ('sms' | 'email')[];
  @OneOf(messageLanguages) readonly language!: (typeof messageLanguages)[number];
}
export class RegisterEmail {
  @Text(254, { pattern: /^[^\s@<>,;:"'()\\]+@[^\s@<>,;:"'()\\]+$/, description: 'Where messages may go; a code is sent there' }) readonly email!: string;
}
export class ConfirmEmail {
  @Text(6, { pattern: /^\d{6}$/ }) readonly code!: string;
}
export class EmailView {
  @Optional() @Text(254, { description: 'Masked; null where there is none' }) readonly email?: string | null;
  @Optional() @Instant() readonly confirmedAt?: string | null;
}
export class MarkInboxMessage {
  @Id() readonly messageId!: string;
  @Flag() readonly read!: boolean;
}
/** What a partner outside tells us, signed by the secret that it shares with us. */
export class SignedCallback {
  @Int(0, 253_402_300_799, { description: 'Seconds since 1970; refused when more than five minutes away from now' }) readonly timestamp!: number;
  @Text(64, { min: 8, pattern: /^[\x21-\x7e]+$/ }) readonly nonce!: string;
  @Text(10_000, { description: 'JSON as a text: what is signed' }) readonly data!: string;
  @Text(100, { description: 'Base64 of HMAC-SHA256 under the shared secret over timestamp, line feed, nonce, line feed, data' }) readonly signature!: string;
}
export class SmsReceiptCallback extends SignedCallback {
  @Text(40, { pattern: /^[a-z]+(-[a-z]+)*$/, description: 'Provider that calls; `data` is an SmsReceipt' }) readonly provider!: string;
}
export class SmsReceipt {
  @Id() readonly messageId!: string;
  @OneOf(receipts) readonly status!: ReceiptStatus;
  @Instant() readonly at!: string;
}
export class TellReceipt {
  @Id() readonly messageId!: string;
  @OneOf(receipts) readonly status!: ReceiptStatus;
}

export const messageProblems = {
  messageNotFound: problem('message.not-found', 'not-found', { en: 'No such message', zh: '没有该消息' }),
  preferenceFixed: problem('preference.fixed', 'unprocessable', { en: 'Messages of this purpose cannot be chosen so', zh: '此类消息不能这样选择' }),
  emailInvalid: problem('email.invalid', 'unprocessable', { en: 'No e-mail can be sent to this address', zh: '该邮箱地址无法接收邮件' }),
  emailCode: problem('email.code-wrong', 'unprocessable', { en: 'The code is wrong or no longer valid; ask for another one', zh: '验证码不正确或已失效，请重新获取' }),
  emailTooOften: problem('email.too-many-codes', 'rate-limited', { en: 'Too many codes; wait a little', zh: '获取验证码过于频繁，请稍后再试' }),
  providerUnknown: problem('sms-provider.unknown', 'not-found', { en: 'No such SMS provider', zh: '没有该短信服务商' }),
  callbackSignature: problem('callback.signature-invalid', 'unauthenticated', { en: 'The signature does not match', zh: '签名不符' }),
  callbackStale: problem('callback.stale', 'unauthenticated', { en: 'The call-back was signed too long ago, or ahead of time', zh: '回调签名时间超出允许范围' }),
} as const;
const p = messageProblems;
const people = ['person', 'enterprise'] as const;

export const messageOperations = {
  listMessages: operation({
    subject: 'delivery.message.list.v1', summary: 'What was sent about a case or a pass, in order, with proof: digest, the provider’s id, times',
    description: 'For whom it is about, and for the officers of its region.',
    http: { method: 'GET', path: '/v1/delivery/messages', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'delivery:read' }, request: ListMessages, response: MessageList,
  }),
  markInboxMessage: operation({
    subject: 'delivery.inbox.mark.v1', summary: 'Mark a message of one’s inbox as read, or as not read',
    http: { method: 'PUT', path: '/v1/delivery/inbox/:messageId/read', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'delivery:read' }, request: MarkInboxMessage, response: Nothing, problems: [p.messageNotFound],
  }),
  listPreferences: operation({
    subject: 'delivery.preference.list.v1', summary: 'By which channels one is told of what',
    http: { method: 'GET', path: '/v1/delivery/preferences', status: 200 },
    access: { actors: people, scope: 'delivery:read' }, request: Nothing, response: PreferenceList,
  }),
  setPreference: operation({
    subject: 'delivery.preference.set.v1', summary: 'Choose the channels for a purpose: consent to it, or turn it off',
    http: { method: 'PUT', path: '/v1/delivery/preferences/:purpose', status: 200 },
    access: { actors: people, scope: 'delivery:prefer' }, request: SetPreference, response: PreferenceView, problems: [p.preferenceFixed],
  }),
  registerEmail: operation({
    subject: 'delivery.email.register.v1', summary: 'Name one’s e-mail address; it counts once the code that is sent there was given back',
    http: { method: 'POST', path: '/v1/delivery/email', status: 202 },
    access: { actors: people, scope: 'delivery:prefer' }, request: RegisterEmail, response: EmailView, problems: [p.emailInvalid, p.emailTooOften],
  }),
  confirmEmail: operation({
    subject: 'delivery.email.confirm.v1', summary: 'Confirm one’s e-mail address by the code',
    http: { method: 'POST', path: '/v1/delivery/email/confirm', status: 200 },
    access: { actors: people, scope: 'delivery:prefer' }, request: ConfirmEmail, response: EmailView, problems: [p.emailCode],
  }),
  removeEmail: operation({
    subject: 'delivery.email.remove.v1', summary: 'Remove one’s e-mail address',
    http: { method: 'DELETE', path: '/v1/delivery/email', status: 200 },
    access: { actors: people, scope: 'delivery:prefer' }, request: Nothing, response: EmailView,
  }),
  takeSmsReceipt: operation({
    subject: 'delivery.sms-receipt.take.v1', summary: 'For SMS providers: tell whether a message arrived',
    description: 'Public, and verified by its signature. The first receipt of a message counts; told again it changes nothing.',
    http: { method: 'POST', path: '/v1/delivery/sms-receipts/:provider', status: 200 },
    // The message’s id keeps it from counting twice.
    access: { public: true }, request: SmsReceiptCallback, response: Nothing, idempotent: false,
    problems: [p.providerUnknown, p.callbackSignature, p.callbackStale, p.messageNotFound],
  }),
  tellReceipt: operation({
    subject: 'delivery.sandbox.tell-receipt.v1', summary: 'Sandbox: let the simulated provider tell whether a message arrived; undelivered, it goes by the next channel',
    http: { method: 'POST', path: '/v1/sandbox/messages/:messageId/receipt', status: 200 },
    access: { actors: ['app'], scope: 'sandbox' }, request: TellReceipt, response: Nothing, sandbox: true, problems: [p.messageNotFound],
  }),
} as const;
