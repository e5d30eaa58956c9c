import { Injectable } from '@nestjs/common';
import { permits, type QueueTask, type TakeNextTask } from '@counterless/contracts';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { claim } from '../domain/task-claim.ts';
import { Tasks } from '../ports/tasks.ts';
import { scopeOf } from '../queue/officer-scope.ts';

@Injectable()
@Handles(permits.takeNextTask)
export class TakeNextTaskHandler implements Handler<typeof permits.takeNextTask> {
  constructor(private readonly tasks: Tasks) {}

  async run({ region, matter }: TakeNextTask, call: Call): Promise<QueueTask> {
    const officer = actorOf(call);
    return this.tasks.moveNext(call, scopeOf(officer, region), matter, task => claim(task, officer.id));
  }
}
