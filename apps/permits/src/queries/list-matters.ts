import { Injectable } from '@nestjs/common';
import { permits, type ListMatters, type MatterList } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';

const isCode = (key: string) => /^[0-9A-Z]+$/.test(key);

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

  async run(request: ListMatters, call: Call): Promise<Answer<MatterList>> {
    const paging = new Paging(request, call);
    const given = filters.filter(f => request[f] !== undefined);
    const values = [paging.from('', isCode), legalDateOf(this.clock.now()), paging.rows, ...given.map(f => request[f])];
    return paging.answer(await this.database.read(statementFor(given), values));
  }
}
