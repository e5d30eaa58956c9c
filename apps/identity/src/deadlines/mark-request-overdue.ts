import { Injectable } from '@nestjs/common';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { DataRequests } from '../ports/data-requests.ts';

/** The last day for an answer has passed: recorded and shown; the services still have to answer. */
@Injectable()
@OnDeadline('data-request.overdue')
export class MarkRequestOverdue implements DeadlineHandler {
  constructor(private readonly requests: DataRequests) {}

  async run(id: string, tx: Transaction, { dueAt }: { readonly dueAt: Date }): Promise<void> {
    await this.requests.change(tx, id, request => request.overdue(dueAt));
  }
}
