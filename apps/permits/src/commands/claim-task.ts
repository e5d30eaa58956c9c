import { Injectable } from '@nestjs/common';
import { permits, type QueueTask, type TaskIdentified } from '@counterless/contracts';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { claim } from '../domain/task-claim.ts';
import { Tasks } from '../ports/tasks.ts';
import { worksIn } from '../queue/officer-scope.ts';

@Injectable()
@Handles(permits.claimTask)
export class ClaimTaskHandler implements Handler<typeof permits.claimTask> {
  constructor(private readonly tasks: Tasks) {}

  run({ taskId }: TaskIdentified, call: Call): Promise<QueueTask> {
    const officer = actorOf(call);
    return this.tasks.move(call, taskId, worksIn(officer), task => claim(task, officer.id));
  }
}
