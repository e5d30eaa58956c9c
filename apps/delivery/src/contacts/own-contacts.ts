import { Injectable } from '@nestjs/common';
import { Parcels } from '../parcels/ports.ts';
import { Webhooks } from '../webhooks/ports.ts';
import { oneByOne, type ContactSource } from './contact.ts';
import { webhookContact } from './webhook-contact.ts';

/** Who is told of what this service knows itself. */
@Injectable()
export class OwnContacts {
  readonly sources: Readonly<Record<string, ContactSource>>;

  constructor(webhooks: Webhooks, parcels: Parcels) {
    this.sources = {
      webhook: webhookContact(webhooks),
      parcel: oneByOne(async (_bus, id) => {
        const { ownerId, waybill, contents, heardAt } = await parcels.get(id);
        return { owner: ownerId, values: { waybill: waybill ?? '', contents, heardAt: heardAt?.toISOString() ?? '' } };
      }),
    };
  }
}
