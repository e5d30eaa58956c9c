import { Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { DataRequests } from '../ports/data-requests.ts';

/** The time for reading an export has ended; the services delete what they collected by a deadline of their own. */
@Injectable()
@OnDeadline('data-request.expire')
export class ExpireExport implements DeadlineHandler {
  constructor(
    private readonly requests: DataRequests,
    private readonly clock: Clock,
  ) {}

  async run(id: string, tx: Transaction): Promise<void> {
    await this.requests.change(tx, id, request => {
      if (request.may('expired')) request.become('expired', this.clock.now());
    });
  }
}
