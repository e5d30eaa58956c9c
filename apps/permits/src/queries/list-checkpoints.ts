import { Injectable } from '@nestjs/common';
import { permits, type CheckpointList, type ListCheckpoints } from '@counterless/contracts';
import { Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { span } from '../domain/region.ts';

const list: Prepared = {
  name: 'checkpoint.list',
  text: `SELECT id, json_build_object('id', id, 'name', name, 'region', region, 'latitude', latitude, 'longitude', longitude)::text AS body
    FROM checkpoint WHERE id > $1 AND ($2::text IS NULL OR region BETWEEN $2 AND $3) ORDER BY id LIMIT $4`,
};

/** All checkpoints, or those of a region and what lies in it. */
@Injectable()
@Handles(permits.listCheckpoints)
export class ListCheckpointsHandler implements Handler<typeof permits.listCheckpoints> {
  constructor(private readonly database: Database) {}

  async run(request: ListCheckpoints, call: Call): Promise<Answer<CheckpointList>> {
    const paging = new Paging(request, call);
    const [first, last] = request.region === undefined ? [null, null] : span(request.region);
    return paging.answer(await this.database.read(list, [paging.after, first, last, paging.rows]));
  }
}
