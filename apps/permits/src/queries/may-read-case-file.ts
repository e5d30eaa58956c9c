import { Injectable } from '@nestjs/common';
import { permits, type CaseFileAnswer, type CaseFileAsked } from '@counterless/contracts';
import { Database, Handles, type Handler, type Prepared } from '@counterless/platform';
import { isApplicant, worksOn } from '../cases/case-authority.ts';
import { caseAccess, type CaseAccess } from '../views/case-view.ts';

const read: Prepared = { name: 'case.access', text: `SELECT ${caseAccess} FROM service_case c WHERE c.id = $1` };

/** For the service that keeps files: who may read a case may read what was handed in with it. A case that is not there lets nobody. */
@Injectable()
@Handles(permits.mayReadCaseFile)
export class MayReadCaseFileHandler implements Handler<typeof permits.mayReadCaseFile> {
  constructor(private readonly database: Database) {}

  async run({ caseId, reader }: CaseFileAsked): Promise<CaseFileAnswer> {
    const [row] = await this.database.lookUp<CaseAccess & object>(read, [caseId]);
    return { may: row !== undefined && (isApplicant(row, reader) || worksOn(row, reader)) };
  }
}
