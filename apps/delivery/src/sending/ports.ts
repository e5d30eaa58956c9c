import type { WayOut } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import type { LocalText } from '@counterless/kernel';
import type { Kind } from '../domain/kinds.ts';
import type { Values } from '../domain/template-text.ts';

/** What the channel says of a message that it took. */
export interface Receipt {
  readonly reference: string;
}

interface Sendable {
  /** The provider's idempotency key: a message sent twice under one id arrives once. */
  readonly id: string;
  readonly template: string;
  readonly about: string | null;
  /** What it is about and who knows it, such as pass:<id>. */
  readonly entity: string | null;
}
export interface Sms extends Sendable {
  readonly mobile: string;
  readonly text: string;
}
export interface Note extends Sendable {
  /** A person or an enterprise, or the officers of a region. */
  readonly to: { readonly holder: string } | { readonly officersOf: string };
  readonly title: LocalText;
  readonly body: LocalText;
}

/** A way out of the platform. */
export interface Channel<M extends Sendable> {
  /** @throws ChannelFailure when the message was not taken; anything else that is thrown counts as that too */
  send(message: M): Promise<Receipt>;
}
export abstract class SmsChannel implements Channel<Sms> {
  abstract send(message: Sms): Promise<Receipt>;
}
export abstract class InboxChannel implements Channel<Note> {
  abstract send(message: Note): Promise<Receipt>;
}

/** The code is for logs: no text, no number. */
export class ChannelFailure extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'ChannelFailure';
  }
}

/** Whom a message is for: the contact that was named (an SMS), the holder or the officers of the region (their inbox). */
export type Audience = 'contact' | 'holder' | 'officers';

export interface NewMessage {
  readonly factId: string;
  readonly audience: Audience;
  readonly template: Kind;
  readonly entity: string;
  readonly region: string;
  readonly about: string;
  /** What the fact says of it, without personal data; the rest is asked for when it is sent. */
  readonly fields: Values;
}
export interface QueuedMessage extends Omit<NewMessage, 'factId'> {
  readonly id: string;
  /** Sendings that failed, and look-ups that found the platform away. */
  readonly tries: number;
  readonly waits: number;
}
/** What became of one attempt. `recipient` and `content` are personal: the store encrypts them. */
export interface Outcome {
  readonly id: string;
  readonly status: 'sent' | 'queued' | 'failed';
  readonly tries: number;
  readonly waits: number;
  readonly dueAt: Date;
  readonly templateVersion?: number | undefined;
  readonly sent?: { readonly recipient: string; readonly content: string; readonly reference: string };
  readonly error?: string;
}

/** The messages that facts gave rise to. */
export abstract class Messages {
  abstract add(tx: Transaction, messages: readonly NewMessage[]): Promise<void>;
  /** Those to be sent now, oldest first, for each pass and audience only the first: they arrive in order. */
  abstract due(now: Date, most: number): Promise<QueuedMessage[]>;
  abstract settle(outcomes: readonly Outcome[], now: Date): Promise<void>;
  /** When the next is due. */
  abstract nextDue(): Promise<Date | undefined>;
}

/** The sign-in codes that were asked for. */
export abstract class SignInCodes {
  /** The message of a code and whether it has gone out; nothing for a code not asked for yet. */
  abstract find(codeId: string): Promise<{ readonly messageId: string; readonly sent: boolean } | undefined>;
  /** How many codes the number was sent since. */
  abstract countSince(mobile: string, since: Date): Promise<number>;
  /** Remembers a code; of two at the same time one gives its message to both. */
  abstract add(codeId: string, mobile: string, now: Date): Promise<string>;
  abstract sent(codeId: string, now: Date): Promise<void>;
  abstract forgetBefore(moment: Date): Promise<void>;
}

/** Sandbox: the failures that channels were told to have. */
export abstract class ChannelFaults {
  abstract set(tx: Transaction, channel: WayOut, remaining: number): Promise<void>;
}
