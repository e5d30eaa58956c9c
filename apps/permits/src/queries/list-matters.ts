import { Injectable } from '@nestjs/common';
import { general, permits, type ListMatters, type MatterList } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Database, Handles, type Answer, type Handler, type Prepared } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { page, rowsFor } from '../views/page.ts';

const conditions = {
  department: (p: string) => `department = ${p}`,
  theme: (p: string) => `themes @> ARRAY[${p}::text]`,
  audience: (p: string) => `(audience = ${p} OR audience = 'both')`,
  kind: (p: string) => `kind = ${p}`,
};
type Filter = keyof typeof conditions;
const filters = Object.keys(conditions) as Filter[];
const statements = new Map<string, Prepared>();

/** One statement for each set of filters: PostgreSQL plans each by the index that serves it. */
function statementFor(given: readonly Filter[]): Prepared {
  const name = ['matter.list', ...given].join('.');
  let statement = statements.get(name);
  if (!statement) {
    const where = given.map((filter, i) => ` AND ${conditions[filter](`$${i + 4}`)}`).join('');
    const text = `SELECT code AS id, json_build_object('code', code, 'title', json_build_object('zh', title_zh, 'en', title_en), 'department', department,
        'audience', audience, 'kind', kind, 'promisedPeriod', promised_period)::text AS body
      FROM matter_version WHERE code > $1 AND valid_from <= $2 AND valid_until > $2${where} ORDER BY code LIMIT $3`;
    statements.set(name, (statement = { name, text }));
  }
  return statement;
}

@Injectable()
@Handles(permits.listMatters)
export class ListMattersHandler implements Handler<typeof permits.listMatters> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(request: ListMatters): Promise<Answer<MatterList>> {
    const given = filters.filter(f => request[f] !== undefined);
    const values = [codeAfter(request.cursor), legalDateOf(this.clock.now()), rowsFor(request), ...given.map(f => request[f])];
    return page(await this.database.read(statementFor(given), values), request);
  }
}

/** The code after which the list goes on. @throws Problem `request.invalid` for a cursor that none of our answers gave */
function codeAfter(cursor: string | undefined): string {
  const code = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString('latin1');
  if (/^[0-9A-Z]*$/.test(code)) return code;
  const message = { en: 'take `next` of the page before as it is', zh: '请原样使用上一页的 next' };
  throw new Problem(general.invalid, { faults: [{ path: '$.cursor', code: 'cursor', message }] });
}
