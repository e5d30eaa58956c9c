import { Injectable } from '@nestjs/common';
import { permits, type ListPasses, type PassList } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { passJson } from '../views/pass-view.ts';

const list: Prepared = {
  name: 'pass.list',
  text: `SELECT id, ${passJson} AS body FROM pass
    WHERE holder_id = $1 AND holder_kind = $2 AND id < $3 AND ($4::text IS NULL OR status = $4) ORDER BY id DESC LIMIT $5`,
};

@Injectable()
@Handles(permits.listPasses)
export class ListPassesHandler implements Handler<typeof permits.listPasses> {
  constructor(private readonly database: Database) {}

  async run(request: ListPasses, call: Call): Promise<Answer<PassList>> {
    const { id, kind } = actorOf(call);
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [id, kind, paging.before, request.status ?? null, paging.rows]));
  }
}
