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
  tries!: number;
  /** When the courier is asked again; null once it has answered. */
  dueAt!: Date | null;
  error!: string | null;

  /** The courier has taken it. A call-back may say so before the answer to the order arrives. */
  accept(waybill: string, at: Date): News[] {
    if (this.status !== 'requested') return [];
    Object.assign(this, { waybill, acceptedAt: at, dueAt: null, error: null, status: 'accepted' });
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
  take(move: Move): News[] {
    if (this.status === 'requested' || this.status === 'refused') throw new RangeError('a parcel moves once the courier has it');
    if (this.moves.some(m => m.event === move.event)) return [];
    if (this.moves.length >= mostMoves && move.status === 'in-transit') return [];
    const former = this.status;
    this.moves = [...this.moves, move].sort(before);
    const end = this.moves.findLast(m => m.status !== 'in-transit');
    this.status = end?.status ?? 'in-transit';
    if (this.status !== former) return [{ status: this.status, at: end?.at ?? move.at }];
    // Known already where it is, or came to: what is told late is kept, and is no news.
    return this.status === 'in-transit' && this.moves.at(-1) === move ? [{ status: 'in-transit', at: move.at }] : [];
  }
}
