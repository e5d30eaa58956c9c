import { Injectable } from '@nestjs/common';
import { permits, type Actor } from '@counterless/contracts';
import { Bus } from '@counterless/platform';

/** Asks the case that holds a file whether somebody else than its owner may read it. */
export abstract class CaseRights {
  abstract mayRead(file: { readonly caseId: string; readonly fileId: string }, actor: Actor): Promise<boolean>;
}

/** Whoever may read a case may read what was handed in with it: the service that keeps cases says who that is. */
@Injectable()
export class RightsOfCases extends CaseRights {
  constructor(private readonly bus: Bus) {
    super();
  }

  async mayRead(file: { readonly caseId: string; readonly fileId: string }, actor: Actor): Promise<boolean> {
    const { kind, id, region, department } = actor;
    const reader = { kind, id, ...(region && { region }), ...(department && { department }) };
    return (await this.bus.ask(permits.mayReadCaseFile, { ...file, reader })).may;
  }
}
