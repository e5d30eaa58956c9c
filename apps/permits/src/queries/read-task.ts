import { Injectable } from '@nestjs/common';
import { permits, queueProblems, type QueueTaskWithMoves, type TaskIdentified } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';
import { daysAt } from '../queue/days.ts';
import { worksIn } from '../queue/officer-scope.ts';
import { taskWithMovesJson } from '../views/task-view.ts';

const read: Prepared = {
  name: 'task.read',
  text: `SELECT t.department, t.region, ${taskWithMovesJson} AS body FROM case_task t JOIN service_case c ON c.id = t.case_id WHERE t.id = $3`,
};

@Injectable()
@Handles(permits.readTask)
export class ReadTaskHandler implements Handler<typeof permits.readTask> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ taskId }: TaskIdentified, call: Call): Promise<Answer<QueueTaskWithMoves>> {
    const { today, soon } = daysAt(this.clock.now());
    const [row] = await this.database.read<{ department: string; region: string; body: string }>(read, [today, soon, taskId]);
    if (!row) throw new Problem(queueProblems.taskNotFound);
    worksIn(actorOf(call))(row);
    return new Answer<QueueTaskWithMoves>(new RawBody(row.body));
  }
}
