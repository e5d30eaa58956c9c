import { Injectable } from '@nestjs/common';
import { permits, type CaseFileAnswer, type CaseReadAsked } from '@counterless/contracts';
import { Database, Handles, type Handler, type Prepared } from '@counterless/platform';
import { isApplicant, worksOn } from '../cases/case-authority.ts';
import { caseAccess, type CaseAccess } from '../views/case-view.ts';

const read: Prepared = { name: 'case.access', text: `SELECT ${caseAccess} FROM service_case c WHERE c.id = $1` };

/** For the service that keeps what proves a case. A case that is not there lets nobody. */
@Injectable()
@Handles(permits.mayReadCase)
export class MayReadCaseHandler implements Handler<typeof permits.mayReadCase> {
  constructor(private readonly database: Database) {}

  async run({ caseId, reader }: CaseReadAsked): Promise<CaseFileAnswer> {
    const [row] = await this.database.lookUp<CaseAccess & object>(read, [caseId]);
    return { may: row !== undefined && (isApplicant(row, reader) || worksOn(row, reader)) };
  }
}
