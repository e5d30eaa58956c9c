import { Injectable } from '@nestjs/common';
import { permits, type Actor } from '@counterless/contracts';
import { Bus } from '@counterless/platform';

/** Asks the service that keeps cases who may read what belongs to one. */
export abstract class CaseRights {
  /** Somebody else than its owner a file that the case holds. */
  abstract mayRead(file: { readonly caseId: string; readonly fileId: string }, actor: Actor): Promise<boolean>;
  abstract mayReadCase(caseId: string, actor: Actor): Promise<boolean>;
}

/** Whoever may read a case may read what was handed in with it: the service that keeps cases says who that is. */
@Injectable()
export class RightsOfCases extends CaseRights {
  constructor(private readonly bus: Bus) {
    super();
  }

  async mayRead(file: { readonly caseId: string; readonly fileId: string }, actor: Actor): Promise<boolean> {
    return (await this.bus.ask(permits.mayReadCaseFile, { ...file, reader: readerOf(actor) })).may;
  }

  async mayReadCase(caseId: string, actor: Actor): Promise<boolean> {
    return (await this.bus.ask(permits.mayReadCase, { caseId, reader: readerOf(actor) })).may;
  }
}

const readerOf = ({ kind, id, region, department }: Actor) => ({ kind, id, ...(region && { region }), ...(department && { department }) });
