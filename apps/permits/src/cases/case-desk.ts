import { Injectable } from '@nestjs/common';
import type { CaseView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Answer, type Call, type Transaction } from '@counterless/platform';
import { escalationOf } from '../domain/escalation.ts';
import type { ServiceCase } from '../domain/service-case.ts';
import { Cases } from '../ports/cases.ts';
import { caseAddress, caseAnswer, caseView } from '../views/case-view.ts';
import { setTimers, tell, timersOf } from './case-facts.ts';
import { tellTasks, watchPromise } from './task-facts.ts';

/** Where every change of a case passes: with it go its facts, and the deadlines that the clock keeps for it. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  get now(): Date {
    return this.clock.now();
  }

  /** Looked at before a change, for what must be asked elsewhere; the change itself decides under the lock. */
  get(id: string): Promise<ServiceCase> {
    return this.cases.get(id);
  }

  add(call: Call, made: ServiceCase): Promise<Answer<CaseView>> {
    return this.cases.add(call, made, tx => {
      settle(tx, made, { timers: {}, tasks: [], escalation: null });
      return new Answer(caseView(made), { version: made.version, location: caseAddress(made.id) });
    });
  }

  change(call: Call, id: string, may: (found: ServiceCase) => void, change: (found: ServiceCase, at: Date) => void): Promise<Answer<CaseView>> {
    return this.cases.change(call, id, may, (found, tx) => {
      const before = seen(found);
      change(found, this.clock.now());
      settle(tx, found, before);
      return caseAnswer(found);
    });
  }

  /** The answer to a command whose effect is there already. */
  repeat(call: Call, found: ServiceCase): Promise<Answer<CaseView>> {
    return this.cases.answer(call, caseAnswer(found));
  }

  /** For deadlines and reactions, inside their transaction. */
  changeWithin(tx: Transaction, id: string, wanted: (found: ServiceCase, at: Date) => boolean, change: (found: ServiceCase, at: Date) => void): Promise<void> {
    const at = this.clock.now();
    return this.cases.changeWithin(tx, id, found => wanted(found, at), found => {
      const before = seen(found);
      change(found, at);
      settle(tx, found, before);
    });
  }
}

/** What decides which facts and deadlines a change gives rise to. */
const seen = (c: ServiceCase) => ({ timers: timersOf(c), tasks: c.tasks, escalation: escalationOf(c) });

function settle(tx: Transaction, c: ServiceCase, before: ReturnType<typeof seen>): void {
  tell(tx, c);
  tellTasks(tx, c, before.tasks);
  setTimers(tx, c.id, before.timers, timersOf(c));
  watchPromise(tx, c.id, before.escalation, escalationOf(c));
}
