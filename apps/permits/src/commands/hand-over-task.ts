import { Injectable } from '@nestjs/common';
import { permits, type HandOverTask, type QueueTask } from '@counterless/contracts';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { handOver } from '../domain/task-claim.ts';
import { Officers } from '../ports/officers.ts';
import { Tasks } from '../ports/tasks.ts';
import { worksIn } from '../queue/officer-scope.ts';

@Injectable()
@Handles(permits.handOverTask)
export class HandOverTaskHandler implements Handler<typeof permits.handOverTask> {
  constructor(
    private readonly tasks: Tasks,
    private readonly officers: Officers,
  ) {}

  async run({ taskId, officer, note }: HandOverTask, call: Call): Promise<QueueTask> {
    const by = actorOf(call);
    const to = await this.officers.find(officer);
    return this.tasks.move(call, taskId, worksIn(by), task => handOver(task, to, by.id, note));
  }
}
