import { retryDelay } from './retry.ts';
import { mostTriesOfQuestion, nextQuestion, overdueAfter } from './tracking.ts';

/** The life of a parcel: `requested` until the courier has given it a waybill; four ends. */
export type ParcelStatus = 'requested' | 'accepted' | 'in-transit' | 'signed-for' | 'returned' | 'lost' | 'refused';
export type MoveStatus = 'in-transit' | 'signed-for' | 'returned' | 'lost';

/** Something that the courier tells of a parcel under way. */
export interface Move {
  /** The courier's id of it. */
  readonly event: string;
  readonly status: MoveStatus;
  readonly at: Date;
  readonly place?: string | undefined;
}
export interface Address {
  readonly recipient: string;
  readonly mobile: string;
  readonly region: string;
  readonly line: string;
}
/** What is new, and is told to the others. */
export interface News {
  readonly status: Exclude<ParcelStatus, 'requested'>;
  readonly at: Date;
}

/** Of a parcel that moves more often than this nothing but its end is kept. */
export const mostMoves = 200;

/** In the order in which they happened; of two at the same time by the courier's id, so that every order of telling gives one order. */
const before = (a: Move, b: Move): number => a.at.getTime() - b.at.getTime() || (a.event < b.event ? -1 : 1);

export class Parcel {
  id!: string;
  version!: number;
  status!: ParcelStatus;
  ownerKind!: 'person' | 'enterprise';
  ownerId!: string;
  region!: string;
  reference!: string;
  contents!: string;
  to!: Address;
  /** Keyed digest of the whole request: whoever uses the id again must mean the same. */
  request!: Buffer;
  courier!: string;
  waybill!: string | null;
  moves!: readonly Move[];
  requestedAt!: Date;
  acceptedAt!: Date | null;
  /** Questions to the courier, one after the other, that got no answer. */
  tries!: number;
  /** When the courier is asked again: for a waybill, then where the parcel is; null once there is nothing to ask. */
  dueAt!: Date | null;
  error!: string | null;
  /** When the courier last told anything new, be it the waybill; null before that. */
  heardAt!: Date | null;
  /** Since when it has been without news for too long. */
  overdueSince!: Date | null;

  get underWay(): boolean {
    return this.status === 'accepted' || this.status === 'in-transit';
  }

  /** The courier has taken it. A call-back may say so before the answer to the order arrives. */
  accept(waybill: string, at: Date): News[] {
    if (this.status !== 'requested') return [];
    Object.assign(this, { waybill, acceptedAt: at, status: 'accepted' });
    this.#heard(at);
    return [{ status: 'accepted', at }];
  }

  /** The courier does not carry it, and will not. */
  refuse(reason: string, at: Date): News[] {
    if (this.status !== 'requested') return [];
    Object.assign(this, { dueAt: null, error: reason, status: 'refused' });
    return [{ status: 'refused', at }];
  }

  /**
   * Takes what the courier tells, in whatever order and however often. The status follows from all that is known, so no order of telling
   * gives another one: the last end that was told of, else under way.
   */
  take(move: Move, now: Date): News[] {
    if (this.status === 'requested' || this.status === 'refused') throw new RangeError('a parcel moves once the courier has it');
    if (this.moves.some(m => m.event === move.event)) return [];
    if (this.moves.length >= mostMoves && move.status === 'in-transit') return [];
    const former = this.status;
    this.moves = [...this.moves, move].sort(before);
    const end = this.moves.findLast(m => m.status !== 'in-transit');
    this.status = end?.status ?? 'in-transit';
    this.#heard(now);
    if (this.status !== former) return [{ status: this.status, at: end?.at ?? move.at }];
    // Known already where it is, or came to: what is told late is kept, and is no news.
    return this.status === 'in-transit' && this.moves.at(-1) === move ? [{ status: 'in-transit', at: move.at }] : [];
  }

  /**
   * The courier was asked where it is, and told nothing new; `error` where it did not answer.
   * @returns whether the parcel is overdue from now on
   */
  askedInVain(now: Date, error: string | null): boolean {
    if (!this.underWay) return false;
    const heardAt = this.heardAt!;
    const tries = error === null ? 0 : this.tries + 1;
    const soon = tries > 0 && tries < mostTriesOfQuestion;
    this.tries = soon ? tries : 0;
    this.error = error;
    this.dueAt = soon ? new Date(now.getTime() + retryDelay(tries)) : nextQuestion(heardAt, now);
    if (this.overdueSince !== null || now.getTime() < heardAt.getTime() + overdueAfter) return false;
    this.overdueSince = now;
    return true;
  }

  #heard(at: Date): void {
    Object.assign(this, { heardAt: at, overdueSince: null, tries: 0, error: null, dueAt: this.underWay ? nextQuestion(at, at) : null });
  }
}
