import { delivery, type ListParcels, type ParcelList } from '@counterless/contracts';
import { actorOf, Handles, Paging, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { Parcels } from '../parcels/ports.ts';
import { parcelView } from '../parcels/view.ts';

@Handles(delivery.listParcels)
export class ListParcelsHandler implements Handler<typeof delivery.listParcels> {
  constructor(
    private readonly parcels: Parcels,
    private readonly reads: ReadAudit,
  ) {}

  async run(request: ListParcels, call: Call): Promise<ParcelList> {
    const actor = actorOf(call);
    const paging = new Paging(request, call);
    const whose = actor.kind === 'officer' ? { officersOf: actor.region ?? '' } : { owner: actor.id };
    const { items, next } = paging.cut(
      await this.parcels.list(whose, request, paging.before, paging.rows),
      parcel => parcel.id,
    );
    await Promise.all(items.map(({ id }) => this.reads.note(call, `parcel:${id}`, { read: 'way' })));
    return { items: items.map(parcelView), next };
  }
}
