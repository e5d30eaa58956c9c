import { Injectable } from '@nestjs/common';
import { dataHolders, delivery, documents, identity, permits, tax, type CloudEvent, type DataCollected, type Service } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { DataRequests } from '../ports/data-requests.ts';

/** A service has collected its share. The export is ready when all that hold data of people have, those that joined meanwhile too. */
@Injectable()
@Reacts(identity.dataCollected, permits.dataCollected, documents.dataCollected, delivery.dataCollected, tax.dataCollected)
export class KeepCollectedShare implements Reaction<typeof identity.dataCollected> {
  constructor(private readonly requests: DataRequests) {}

  async run({ type, sequence, data: { requestId, parts, counts } }: CloudEvent<DataCollected>, tx: Transaction): Promise<void> {
    await this.requests.change(tx, requestId, async request => {
      await this.requests.keepShare(tx, requestId, { service: type.split('.')[0] as Service, version: sequence, parts, counts, kept: [] });
      const answered = new Set((await this.requests.shares(requestId, tx)).map(s => s.service));
      if (request.status !== 'collecting' || !dataHolders.every(s => answered.has(s))) return;
      request.become('ready', tx.clock.now());
      tx.publish(identity.exportReady, request, { requestId, personId: request.personId, expiresAt: request.expiresAt!.toISOString() });
    });
  }
}
