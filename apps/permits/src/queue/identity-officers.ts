import { Injectable } from '@nestjs/common';
import { identity, identityProblems, queueProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Bus } from '@counterless/platform';
import type { Officer } from '../domain/task-claim.ts';
import { Officers } from '../ports/officers.ts';

/** Asks identity. */
@Injectable()
export class IdentityOfficers extends Officers {
  constructor(private readonly bus: Bus) {
    super();
  }

  async find(id: string): Promise<Officer> {
    try {
      return { id, ...(await this.bus.ask(identity.readOfficer, { officerId: id })) };
    } catch (error) {
      if (error instanceof Problem && error.type === identityProblems.subjectNotFound) {
        throw new Problem(queueProblems.officerUnfit, { detail: { en: `${id} is no officer`, zh: `${id} 不是工作人员` } });
      }
      throw error;
    }
  }
}
