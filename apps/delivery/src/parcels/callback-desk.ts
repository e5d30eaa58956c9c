import { Injectable } from '@nestjs/common';
import { CourierEvent, parcelProblems, type CourierCallback } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { UnitOfWork, type Call, type Transaction } from '@counterless/platform';
import { Courier } from '../couriers/courier.ts';
import { openCallback } from '../partners/signed-callback.ts';
import type { Parcel } from '../domain/parcel.ts';
import { Parcels } from './ports.ts';

/** Takes what couriers tell: only what is signed, fresh, and about a parcel that this courier has. */
@Injectable()
export class CallbackDesk {
  constructor(
    private readonly parcels: Parcels,
    private readonly courier: Courier,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * `answer` says what the operation answers of the parcel: what the change gives is kept under the caller's idempotency key.
   * @throws Problem of the operation, or `request.invalid` with the faults of `data`
   */
  async take<T>(callback: CourierCallback, call: Call, answer: (parcel: Parcel) => T): Promise<T> {
    if (callback.courier !== this.courier.name) throw new Problem(parcelProblems.courierUnknown);
    const event = openCallback(callback, this.courier.secret, CourierEvent);
    return this.work.run(call, async tx => answer(await this.note(tx, callback.courier, event)));
  }

  /** Takes what is known to come from this courier. @throws Problem `courier.waybill-unknown` */
  note(tx: Transaction, courier: string, { eventId, orderId, waybill, status, at, place }: CourierEvent): Promise<Parcel> {
    return this.parcels
      .change(tx, orderId, parcel => {
        if (parcel.courier !== courier || (parcel.waybill ?? waybill) !== waybill || parcel.status === 'refused')
          throw new Problem(parcelProblems.waybillUnknown);
        const now = this.clock.now();
        return [...parcel.accept(waybill, now), ...parcel.take({ event: eventId, status, at: new Date(at), place }, now)];
      })
      .catch((error: unknown) => {
        throw error instanceof Problem && error.type === parcelProblems.parcelNotFound ? new Problem(parcelProblems.waybillUnknown) : error;
      });
  }
}
