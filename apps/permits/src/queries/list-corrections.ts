import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type CorrectionList, type ListCorrections } from '@counterless/contracts';
import { isId, Problem } from '@counterless/kernel';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { isLegalDate } from '@counterless/statutes';
import { span } from '../domain/region.ts';
import { iso } from '../views/iso.ts';

const list: Prepared = {
  name: 'rating.corrections',
  text: `SELECT correction_due || ' ' || id AS id, json_build_object('caseId', id, 'matter', matter_code, 'level', level, 'tags', tags, 'ratedAt', ${iso('rated_at')},
      'due', correction_due, 'overdue', overdue_at IS NOT NULL)::text AS body
    FROM case_rating WHERE department = $1 AND correction = $2 AND (correction_due, id) > ($3, $4::uuid) AND region BETWEEN $5 AND $6
    ORDER BY correction_due, id LIMIT $7`,
};
const isKey = (key: string) => isLegalDate(key.slice(0, 10)) && isId(key.slice(11));

@Injectable()
@Handles(permits.listCorrections)
export class ListCorrectionsHandler implements Handler<typeof permits.listCorrections> {
  constructor(private readonly database: Database) {}

  async run(request: ListCorrections, call: Call): Promise<Answer<CorrectionList>> {
    const { department, region } = actorOf(call);
    if (department === undefined || region === undefined) throw new Problem(permitsProblems.otherRegion);
    const paging = new Paging(request, call);
    const key = paging.from('1900-01-01 00000000-0000-0000-0000-000000000000', isKey);
    const [first, last] = span(region);
    const values = [department, request.state ?? 'open', key.slice(0, 10), key.slice(11), first, last, paging.rows];
    return paging.answer(await this.database.read(list, values));
  }
}
