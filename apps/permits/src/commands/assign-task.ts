import { Injectable } from '@nestjs/common';
import { general, permits, type AssignTask, type QueueTask } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { assign, leads } from '../domain/task-claim.ts';
import { Officers } from '../ports/officers.ts';
import { Tasks } from '../ports/tasks.ts';
import { asOfficer, worksIn } from '../queue/officer-scope.ts';

@Injectable()
@Handles(permits.assignTask)
export class AssignTaskHandler implements Handler<typeof permits.assignTask> {
  constructor(
    private readonly tasks: Tasks,
    private readonly officers: Officers,
  ) {}

  async run({ taskId, officer, note }: AssignTask, call: Call): Promise<QueueTask> {
    const by = actorOf(call);
    if (!leads(asOfficer(by))) throw new Problem(general.actorRefused, { detail: { en: 'an officer needs the role reviewer or head for this', zh: '工作人员须具有 reviewer 或 head 角色' } });
    const to = await this.officers.find(officer);
    return this.tasks.move(call, taskId, worksIn(by), task => assign(task, to, by.id, note ?? null));
  }
}
