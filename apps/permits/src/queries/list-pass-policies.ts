import { Injectable } from '@nestjs/common';
import { permits, type ListPassPolicies, type PassPolicyList } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { iso } from '../views/iso.ts';

const list: Prepared = {
  name: 'pass-policy.list',
  text: `SELECT id, json_build_object('region', region, 'startsAt', ${iso('starts_at')}, 'title', title, 'rules', rules, 'id', id,
      'publishedAt', ${iso('published_at')})::text AS body
    FROM pass_policy p
    WHERE id > $1 AND ($2::text IS NULL OR region = $2)
      AND starts_at >= coalesce((SELECT max(starts_at) FROM pass_policy q WHERE q.region = p.region AND q.starts_at <= $3), '-infinity')
    ORDER BY id LIMIT $4`,
};

/** What is in force now and what will be; what a later policy has replaced is not told. In the order of publication. */
@Injectable()
@Handles(permits.listPassPolicies)
export class ListPassPoliciesHandler implements Handler<typeof permits.listPassPolicies> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(request: ListPassPolicies, call: Call): Promise<Answer<PassPolicyList>> {
    const paging = new Paging(request, call);
    const values = [paging.after, request.region ?? null, this.clock.now(), paging.rows];
    return paging.answer(await this.database.read(list, values));
  }
}
