import { Injectable } from '@nestjs/common';
import { identity, type AccessRevoked, type CloudEvent } from '@counterless/contracts';
import { isId } from '@counterless/kernel';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { release } from '../domain/task-claim.ts';
import { Tasks } from '../ports/tasks.ts';

/** An officer whose access is revoked does nothing more: what he or she had goes back to the queue. */
@Injectable()
@Reacts(identity.accessRevoked)
export class ReleaseTasks implements Reaction<typeof identity.accessRevoked> {
  constructor(private readonly tasks: Tasks) {}

  async run({ data: { subject } }: CloudEvent<AccessRevoked>, tx: Transaction): Promise<void> {
    if (isId(subject)) await this.tasks.moveAllOf(tx, subject, release);
  }
}
