import { Injectable } from '@nestjs/common';
import { dataHolders, delivery, documents, identity, permits, tax, type CloudEvent, type DataErased, type Service } from '@counterless/contracts';
import { eraseDeadline, Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { DataRequests } from '../ports/data-requests.ts';

/**
 * A service has erased, and says what it kept. The erasure is finished when all that hold data of people have answered and nothing runs
 * any more; what a law keeps goes later, and is told again. Each answer makes identity look whether the name may go.
 */
@Injectable()
@Reacts(identity.dataErased, permits.dataErased, documents.dataErased, delivery.dataErased, tax.dataErased)
export class KeepErasedShare implements Reaction<typeof identity.dataErased> {
  constructor(private readonly requests: DataRequests) {}

  async run({ type, sequence, data: { requestId, erased, kept } }: CloudEvent<DataErased>, tx: Transaction): Promise<void> {
    const service = type.split('.')[0] as Service;
    await this.requests.change(tx, requestId, async request => {
      await this.requests.keepShare(tx, requestId, { service, version: sequence, parts: 0, counts: erased, kept });
      const shares = await this.requests.shares(requestId, tx);
      const done = dataHolders.every(s => shares.some(share => share.service === s && !share.kept.some(k => k.running)));
      if (request.status !== 'erasing' || !done) return;
      request.become('erased', tx.clock.now());
      tx.publish(identity.erasureFinished, request, { requestId, personId: request.personId });
    });
    if (service !== 'identity') tx.schedule(eraseDeadline, requestId, tx.clock.now());
  }
}
