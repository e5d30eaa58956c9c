import { createHash, randomBytes } from 'node:crypto';
import { identity, pathOf, type AskedErasure, type DataRequestView } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Answer, Handles, type Call, type Handler } from '@counterless/platform';
import { mustAskForOwn } from '../authority/own-data.ts';
import { DataRequest } from '../domain/data-request.ts';
import { DataRequests } from '../ports/data-requests.ts';
import { dataRequestAnswer } from '../views/data-request.ts';

@Handles(identity.askErasure)
export class AskErasureHandler implements Handler<typeof identity.askErasure> {
  constructor(
    private readonly requests: DataRequests,
    private readonly clock: Clock,
  ) {}

  async run(_confirmed: object, call: Call): Promise<Answer<AskedErasure>> {
    const actor = actorOf(call);
    mustAskForOwn(actor);
    const receipt = randomBytes(16).toString('base64url');
    const receiptDigest = createHash('sha256').update(receipt).digest();
    const { request, ends } = DataRequest.askErasure({ id: newId(), personId: actor.id, client: actor.client, receiptDigest }, this.clock.now());
    return this.requests.create(call, request, async (_made, tx) => {
      tx.schedule('data-request.begin', request.id, request.beginsAt!);
      tx.schedule('data-request.overdue', request.id, ends);
      const { body, more } = await dataRequestAnswer(tx, request.id, pathOf(identity.readDataRequest, { requestId: request.id }));
      return new Answer<AskedErasure>({ ...(body as DataRequestView), receipt }, more);
    });
  }
}
