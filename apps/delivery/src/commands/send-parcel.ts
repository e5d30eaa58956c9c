import { delivery, parcelProblems, type ParcelSending, type SendParcel } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { Courier } from '../couriers/courier.ts';
import { Parcel } from '../domain/parcel.ts';
import { Parcels } from '../parcels/ports.ts';

/** Keeps the parcel; the leading replica asks the courier. Who asks again, after whatever failure, gets the same parcel. */
@Handles(delivery.sendParcel)
export class SendParcelHandler implements Handler<typeof delivery.sendParcel> {
  constructor(
    private readonly parcels: Parcels,
    private readonly courier: Courier,
    private readonly clock: Clock,
  ) {}

  async run({ parcelId, owner, region, to, contents, reference }: SendParcel, call: Call): Promise<ParcelSending> {
    const now = this.clock.now();
    const address = { recipient: to.recipient, mobile: to.mobile, region: to.region, line: to.line };
    const request = this.parcels.digest([owner.kind, owner.id, region, ...Object.values(address), contents, reference]);
    const parcel = Object.assign(new Parcel(), {
      id: parcelId,
      version: 1,
      status: 'requested' as const,
      ownerKind: owner.kind,
      ownerId: owner.id,
      region,
      reference,
      contents,
      to: address,
      request,
      courier: this.courier.name,
      waybill: null,
      moves: [],
      requestedAt: now,
      acceptedAt: null,
      tries: 0,
      dueAt: now,
      error: null,
      heardAt: null,
      overdueSince: null,
    });
    const kept = await this.parcels.keep(call, parcel);
    if (!kept.request.equals(request)) throw new Problem(parcelProblems.parcelReused);
    return { parcelId, status: kept.status };
  }
}
