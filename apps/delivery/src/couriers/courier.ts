import type { Address, Move, MoveStatus } from '../domain/parcel.ts';

export interface Order {
  /** Ours: the courier makes one waybill for it, however often it is asked. */
  readonly orderId: string;
  readonly to: Address;
  readonly contents: string;
}

/** The courier will not carry this parcel, whatever is tried. The code is for logs and for officers: no address. */
export class OrderRefused extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'OrderRefused';
  }
}
/** The courier gave no answer that counts; it may have taken the order. It is asked again: for a waybill under the same id. */
export class CourierAway extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'CourierAway';
  }
}

/** Who carries parcels. */
export abstract class Courier {
  /** As its call-backs name it. */
  abstract readonly name: string;
  /** Shared with it: signs what we ask and what it tells. */
  abstract readonly secret: string;
  /** Makes a waybill, or gives the one that was made. @throws OrderRefused, CourierAway */
  abstract order(order: Order): Promise<{ readonly waybill: string }>;
  /** All that has happened to a parcel, each under the id that its call-back has. @throws CourierAway */
  abstract track(parcel: { readonly orderId: string; readonly waybill: string }): Promise<readonly Move[]>;
}

/** Sandbox: a courier that can be told what happens to a parcel. */
export abstract class SimulatedCourier {
  /** What its signed call-back would say. */
  abstract event(
    orderId: string,
    waybill: string,
    status: MoveStatus,
    place: string | undefined,
  ): {
    readonly timestamp: number;
    readonly nonce: string;
    readonly data: string;
    readonly signature: string;
  };
}
