import { delivery, parcelProblems, type MoveParcel, type ParcelSending } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { Courier, SimulatedCourier } from '../couriers/courier.ts';
import { CallbackDesk } from '../parcels/callback-desk.ts';
import { Parcels } from '../parcels/ports.ts';

/** The simulated courier tells it by the same signed call-back that a real one sends. */
@Handles(delivery.moveParcel)
export class MoveParcelHandler implements Handler<typeof delivery.moveParcel> {
  constructor(
    private readonly parcels: Parcels,
    private readonly desk: CallbackDesk,
    private readonly courier: Courier,
    private readonly simulated: SimulatedCourier,
  ) {}

  async run({ parcelId, status, place }: MoveParcel, call: Call): Promise<ParcelSending> {
    const { waybill } = await this.parcels.get(parcelId);
    if (waybill === null) throw new Problem(parcelProblems.parcelWaits);
    const callback = { courier: this.courier.name, ...this.simulated.event(parcelId, waybill, status, place) };
    return this.desk.take(callback, call, moved => ({ parcelId, status: moved.status }));
  }
}
