import { Injectable } from '@nestjs/common';
import { identity } from '@counterless/contracts';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { Accounts } from '../ports/accounts.ts';
import { DataRequests } from '../ports/data-requests.ts';

/** The time for taking an erasure back has ended: the account is closed, and the services are told. */
@Injectable()
@OnDeadline('data-request.begin')
export class BeginErasure implements DeadlineHandler {
  constructor(
    private readonly requests: DataRequests,
    private readonly accounts: Accounts,
  ) {}

  async run(requestId: string, tx: Transaction): Promise<void> {
    await this.requests.change(tx, requestId, async request => {
      if (!request.may('erasing')) return;
      request.become('erasing', tx.clock.now());
      await this.accounts.close(tx, request.personId);
      // Nobody calls here: the app through which the request came is told.
      tx.origin = { ...tx.origin, app: request.client };
      tx.publish(identity.erasureBegun, request, { requestId, personId: request.personId });
    });
  }
}
