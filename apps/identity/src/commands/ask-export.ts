import { identity, pathOf, type DataRequestView } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { mustAskForOwn } from '../authority/own-data.ts';
import { DataRequest } from '../domain/data-request.ts';
import { DataRequests } from '../ports/data-requests.ts';
import { dataRequestAnswer } from '../views/data-request.ts';

@Handles(identity.askExport)
export class AskExportHandler implements Handler<typeof identity.askExport> {
  constructor(
    private readonly requests: DataRequests,
    private readonly clock: Clock,
  ) {}

  async run(_request: object, call: Call): Promise<Answer<DataRequestView>> {
    const actor = actorOf(call);
    mustAskForOwn(actor);
    const { request, ends } = DataRequest.askExport({ id: newId(), personId: actor.id, client: actor.client }, this.clock.now());
    return this.requests.create(call, request, (_made, tx) => {
      const { id, personId, expiresAt } = request;
      tx.publish(identity.exportAsked, request, { requestId: id, personId, expiresAt: expiresAt!.toISOString() });
      tx.schedule('data-request.overdue', id, ends);
      tx.schedule('data-request.expire', id, expiresAt!);
      return dataRequestAnswer(tx, id, pathOf(identity.readDataRequest, { requestId: id }));
    });
  }
}
