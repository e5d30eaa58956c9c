import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type Matter, type MatterCoded } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';

const select: Prepared = { name: 'matter.read', text: 'SELECT entry, version FROM matter_version WHERE code = $1 AND valid_from <= $2 AND valid_until > $2' };

/** The version in force today: one that was published for a later day appears on that day by itself. */
@Injectable()
@Handles(permits.readMatter)
export class ReadMatterHandler implements Handler<typeof permits.readMatter> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ code }: MatterCoded): Promise<Answer<Matter>> {
    const [row] = await this.database.lookUp<{ entry: string; version: number }>(select, [code, legalDateOf(this.clock.now())]);
    if (!row) throw new Problem(permitsProblems.matterNotFound);
    return new Answer<Matter>(new RawBody(row.entry), { version: row.version });
  }
}
