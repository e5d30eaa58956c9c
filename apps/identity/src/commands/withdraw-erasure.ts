import { dataProblems, identity, type DataRequestIdentified, type DataRequestView } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { mustActAlone } from '../authority/own-data.ts';
import { DataRequests } from '../ports/data-requests.ts';
import { dataRequestAnswer } from '../views/data-request.ts';

@Handles(identity.withdrawErasure)
export class WithdrawErasureHandler implements Handler<typeof identity.withdrawErasure> {
  constructor(
    private readonly requests: DataRequests,
    private readonly clock: Clock,
  ) {}

  async run({ requestId }: DataRequestIdentified, call: Call): Promise<Answer<DataRequestView>> {
    const actor = actorOf(call);
    mustActAlone(actor);
    const { id } = await this.requests.ownedBy(actor.id, requestId);
    return this.requests.withdraw(call, id, request => {
      if (!request.may('withdrawn')) throw new Problem(dataProblems.erasureBegun);
      request.become('withdrawn', this.clock.now());
    }, tx => {
      tx.cancel('data-request.begin', id);
      tx.cancel('data-request.overdue', id);
      return dataRequestAnswer(tx, id);
    });
  }
}
