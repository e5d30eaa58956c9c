import type { OfficerRole, ReceiptStatus, WayOut } from '@counterless/contracts';
import type { LocalText } from '@counterless/kernel';
import type { Transaction } from '@counterless/platform';
import type { Channel as ChannelName } from '../domain/channel-plan.ts';
import type { Kind } from '../domain/kinds.ts';
import type { Values } from '../domain/template-text.ts';

/** What the channel says of a message that it took. */
export interface Receipt {
  readonly reference: string;
}

export interface Sendable {
  /** The provider's idempotency key: where the provider keeps to it, a message sent twice under one id arrives once. */
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
export interface Email extends Sendable {
  readonly address: string;
  readonly title: string;
  readonly body: string;
}
/** Of the officers of a region those of a department, and those with a role. */
export interface Office {
  readonly department?: string;
  readonly role?: OfficerRole;
  /** Not those of the regions around it. */
  readonly ownRegion?: true;
}
export interface Note extends Sendable {
  readonly factId: string;
  /** A person or an enterprise, or the officers of a region: all of them, or those of an office. */
  readonly to: { readonly holder: string } | { readonly officersOf: string; readonly office?: Office | null };
  readonly title: LocalText;
  readonly body: LocalText;
}

/** How to go on after nobody knows whether a message was sent: send it again under its id, ask what became of it, or leave it. */
export type Recovery = 'idempotent' | 'query' | 'none';

/** A way out of the platform. */
export abstract class Channel<M extends Sendable> {
  abstract readonly recovery: Recovery;
  /** How many messages are handed to it at a time, where they may be sent twice. */
  readonly atOnce: number = 32;
  /** @throws ChannelFailure; anything else that is thrown counts as `unknown` */
  abstract send(message: M): Promise<Receipt>;
  /** What became of a message, where `recovery` is `query`; nothing when it never arrived there. @throws ChannelFailure when the provider does not say */
  find(_id: string): Promise<Receipt | undefined> {
    return Promise.reject(new ChannelFailure('cannot-say', 'unknown'));
  }
}
export abstract class SmsChannel extends Channel<Sms> {
  /** As its call-backs name it, and by what they are signed. */
  abstract readonly provider: string;
  abstract readonly secret: string;
}
export abstract class EmailChannel extends Channel<Email> {}
export abstract class InboxChannel extends Channel<Note> {}

/** `not-sent`: it may be tried again. `refused`: not sent, and never will be by this channel. `unknown`: it may have been sent. */
export type Effect = 'not-sent' | 'refused' | 'unknown';

/** The code is for logs and for officers: no text, no number. */
export class ChannelFailure extends Error {
  constructor(
    readonly code: string,
    readonly effect: Effect,
  ) {
    super(code);
    this.name = 'ChannelFailure';
  }
}

/** Whom a message is for: the contact that was named (by what the holder chose), the holder or the officers of the region (their inbox). */
export type Audience = 'contact' | 'holder' | 'officers';

export interface NewMessage {
  readonly factId: string;
  readonly audience: Audience;
  readonly template: Kind;
  readonly entity: string;
  readonly region: string;
  /** Where it is not for all officers of the region. */
  readonly office?: Office | null;
  readonly about: string;
  /** What the fact says of it, without personal data; the rest is asked for when it is sent. */
  readonly fields: Values;
}
export interface QueuedMessage extends NewMessage {
  readonly id: string;
  /** Sendings by the present channel that failed, and look-ups that found the platform away. */
  readonly tries: number;
  readonly waits: number;
  /** Channels given up. */
  readonly spent: readonly ChannelName[];
  /** The channel that may have taken it already. */
  readonly begun: ChannelName | null;
}
export interface Attempt {
  readonly channel: ChannelName;
  readonly outcome: 'sent' | Effect;
  readonly error?: string | undefined;
}
/** What was sent. `recipient` and `content` are personal: the store encrypts them. */
export interface Sent {
  readonly recipient: string;
  readonly content: string;
  readonly reference: string;
}
/** What became of a message for now. */
export interface Outcome {
  readonly id: string;
  readonly status: 'sent' | 'queued' | 'unknown' | 'declined' | 'failed';
  readonly tries: number;
  readonly waits: number;
  readonly dueAt: Date;
  readonly spent: readonly ChannelName[];
  readonly begun: ChannelName | null;
  readonly held?: boolean;
  readonly channel?: ChannelName | undefined;
  readonly owner?: string | undefined;
  readonly language?: string | undefined;
  readonly templateVersion?: number | undefined;
  readonly sent?: Sent | undefined;
  readonly error?: string | undefined;
  readonly attempt?: Attempt | undefined;
}

/** The messages that facts gave rise to. */
export abstract class Messages {
  abstract add(tx: Transaction, messages: readonly NewMessage[]): void;
  /** Those to be sent now, oldest first, for each entity and audience only the first: they arrive in order. What waits for the end of quiet hours holds up no other. */
  abstract due(now: Date, most: number): Promise<QueuedMessage[]>;
  /**
   * Notes before it happens that a channel is about to be given these; gives the ids of those that no other process has taken meanwhile.
   * `exclusive`: for a minute nobody else takes it, since the channel could send it twice.
   */
  abstract begin(
    messages: readonly { readonly id: string; readonly channel: ChannelName; readonly exclusive: boolean }[],
    now: Date,
  ): Promise<ReadonlySet<string>>;
  abstract settle(outcomes: readonly Outcome[], now: Date): Promise<void>;
  /** When the next is due. */
  abstract nextDue(): Promise<Date | undefined>;
  /** The provider says whether it arrived; undelivered, it goes by the next channel. The first word counts. False where there is no such message. */
  abstract receipt(tx: Transaction, id: string, status: ReceiptStatus, at: Date): Promise<boolean>;
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

export type FailureMode = 'refuse' | 'time-out' | 'invalid';
/** Sandbox: the failures that channels were told to have. */
export abstract class ChannelFaults {
  abstract set(tx: Transaction, channel: WayOut, remaining: number, how: FailureMode): Promise<void>;
}
