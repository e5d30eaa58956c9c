import { permits, type CloudEvent, type TaskEscalated } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';

/** For the heads of the department, in their inbox. */
@Reacts(permits.taskEscalated)
export class TellTaskEscalated implements Reaction<typeof permits.taskEscalated> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<TaskEscalated>, tx: Transaction): Promise<void> {
    const { caseId, taskId, department, region, due } = event.data;
    const office = { department, role: 'head' } as const;
    await this.queue.tell(event, { kind: 'task-escalated', entity: `case:${caseId}`, about: `task:${taskId}`, region, office, to: ['officers'], fields: { due } }, tx);
  }
}
