import { Injectable } from '@nestjs/common';
import { permits, type QueueTask, type ReturnTask } from '@counterless/contracts';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { giveBack } from '../domain/task-claim.ts';
import { Tasks } from '../ports/tasks.ts';
import { asOfficer, worksIn } from '../queue/officer-scope.ts';

@Injectable()
@Handles(permits.returnTask)
export class ReturnTaskHandler implements Handler<typeof permits.returnTask> {
  constructor(private readonly tasks: Tasks) {}

  run({ taskId, note }: ReturnTask, call: Call): Promise<QueueTask> {
    const by = actorOf(call);
    return this.tasks.move(call, taskId, worksIn(by), task => giveBack(task, asOfficer(by), note ?? null));
  }
}
