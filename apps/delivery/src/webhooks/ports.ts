import { Store, type Transaction } from '@counterless/platform';
import type { Webhook } from '../domain/webhook.ts';
import type { Attempt } from './receiver.ts';

/** An event on its way to a webhook. */
export interface PendingDelivery {
  readonly id: string;
  readonly webhook: string;
  readonly url: string;
  readonly eventId: string;
  readonly body: string;
  readonly failures: number;
}

export interface Settled {
  readonly delivery: PendingDelivery;
  readonly attempt: Attempt;
  /** When it is tried again; none when it was delivered or that was the last time. */
  readonly dueAt: Date | undefined;
}

export interface Range {
  readonly eventId: string | undefined;
  readonly from: Date | undefined;
  readonly until: Date | undefined;
}

export abstract class Webhooks extends Store<Webhook> {
  /** The webhook, if it is this app's. @throws Problem `webhook.not-found` */
  abstract own(app: string, id: string): Promise<Webhook>;
  /** Waits for its turn among those that make webhooks for this app. @returns how many it has */
  abstract countLocked(tx: Transaction, app: string): Promise<number>;
  abstract remove(tx: Transaction, id: string): void;

  /** Secrets that sign at that time, the newest first. */
  abstract secrets(webhook: string, now: Date): Promise<string[]>;
  abstract countSecrets(tx: Transaction, webhook: string, now: Date): Promise<number>;
  /** Adds a secret; those of before end at `othersEnd`, unless they end earlier. */
  abstract addSecret(tx: Transaction, webhook: string, secret: string, now: Date, othersEnd: Date): void;
}

/** What is to be told to webhooks, and what came of it. */
export abstract class Deliveries {
  /** What is due, oldest event first, at most `each` for every webhook but those named. */
  abstract due(now: Date, each: number, without: readonly string[]): Promise<PendingDelivery[]>;
  /** When the next attempt is due. */
  abstract nextDue(): Promise<Date | undefined>;
  /** Notes attempts; disables webhooks that are gone or were failing for too long. */
  abstract settle(settled: readonly Settled[], now: Date): Promise<void>;
  /** Tells events once more. @returns how many */
  abstract replay(tx: Transaction, webhook: Webhook, range: Range, now: Date): Promise<number>;
  /** Forgets events, and what was sent of them, that are older than the feed keeps. */
  abstract forgetBefore(moment: Date): Promise<void>;
}

/** Events as partner apps are told them. */
export abstract class Events {
  abstract add(tx: Transaction, event: NewEvent): void;
}

export interface NewEvent {
  readonly id: string;
  readonly type: string;
  /** Entity of the fact, and the one whose app is told: usually the same. */
  readonly entity: string;
  readonly about: string;
  /** The app that the fact itself names. */
  readonly app: string | undefined;
  readonly at: Date;
  readonly body: string;
}
