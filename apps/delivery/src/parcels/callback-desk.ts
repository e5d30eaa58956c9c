import { Injectable } from '@nestjs/common';
import { CourierEvent, general, parcelProblems, type CourierCallback } from '@counterless/contracts';
import { Clock, Problem, SystemClock } from '@counterless/kernel';
import { readJson, UnitOfWork, validate, type Call } from '@counterless/platform';
import { Courier } from '../couriers/courier.ts';
import { isFresh, isSignature, signatureMinutes } from '../couriers/signature.ts';
import type { Parcel } from '../domain/parcel.ts';
import { Parcels } from './ports.ts';

/** Takes what couriers tell: only what is signed, fresh, and about a parcel that this courier has. */
@Injectable()
export class CallbackDesk {
  readonly #wall = new SystemClock();

  constructor(
    private readonly parcels: Parcels,
    private readonly courier: Courier,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem of the operation, or `request.invalid` with the faults of `data` */
  async take(callback: CourierCallback, call: Call): Promise<Parcel> {
    this.#verify(callback);
    const { eventId, orderId, waybill, status, at, place } = dataOf(callback.data);
    return this.work.run(call, tx =>
      this.parcels
        .change(tx, orderId, parcel => {
          if (parcel.courier !== callback.courier || (parcel.waybill ?? waybill) !== waybill || parcel.status === 'refused')
            throw new Problem(parcelProblems.waybillUnknown);
          const accepted = parcel.accept(waybill, this.clock.now());
          return [...accepted, ...parcel.take({ event: eventId, status, at: new Date(at), place })];
        })
        .catch((error: unknown) => {
          throw error instanceof Problem && error.type === parcelProblems.parcelNotFound
            ? new Problem(parcelProblems.waybillUnknown)
            : error;
        }),
    );
  }

  #verify({ courier, timestamp, nonce, data, signature }: CourierCallback): void {
    if (courier !== this.courier.name) throw new Problem(parcelProblems.courierUnknown);
    // The signature first: whoever has no secret learns nothing more.
    if (!isSignature(signature, this.courier.secret, timestamp, nonce, data)) throw new Problem(parcelProblems.courierSignature);
    if (!isFresh(timestamp, this.#wall.now())) {
      const detail = {
        en: `the timestamp is more than ${signatureMinutes} minutes away; sign anew`,
        zh: `时间戳与当前时间相差超过 ${signatureMinutes} 分钟，请重新签名`,
      };
      throw new Problem(parcelProblems.courierStale, { detail });
    }
  }
}

/** What was signed, read like any body; a fault is told at its place below `$.data`. */
function dataOf(text: string): CourierEvent {
  try {
    return validate(CourierEvent, readJson(Buffer.from(text)));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(general.invalid, {
      faults: error.faults.map(f => ({ ...f, path: f.path.replace('$', '$.data') })),
      cause: error,
    });
  }
}
