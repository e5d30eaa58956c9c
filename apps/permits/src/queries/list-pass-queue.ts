import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type ListPassQueue, type PassList } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { span } from '../domain/region.ts';
import { passJson } from '../views/pass-view.ts';

const rest = `AND status = $3 AND id > $4 AND ($5::text IS NULL OR plate = $5) ORDER BY id LIMIT $6`;
// One region is read in the order of the index; several are gathered first. The plan is chosen by the text, so there are two.
const ofOne: Prepared = {
  name: 'pass.queue-of-one',
  text: `SELECT id, ${passJson} AS body FROM pass WHERE destination = $1 AND $1 = $2::text ${rest}`,
};
const ofMany: Prepared = {
  name: 'pass.queue-of-many',
  text: `SELECT id, ${passJson} AS body FROM pass WHERE destination BETWEEN $1 AND $2 ${rest}`,
};

@Injectable()
@Handles(permits.listPassQueue)
export class ListPassQueueHandler implements Handler<typeof permits.listPassQueue> {
  constructor(private readonly database: Database) {}

  async run(request: ListPassQueue, call: Call): Promise<Answer<PassList>> {
    const officer = actorOf(call);
    const region = request.region ?? officer.region;
    if (region === undefined) throw new Problem(permitsProblems.otherRegion);
    officerOver(officer, region);
    const paging = new Paging(request, call);
    const [first, last] = span(region);
    const values = [first, last, request.status ?? 'requested', paging.after, request.plate ?? null, paging.rows];
    return paging.answer(await this.database.read(first === last ? ofOne : ofMany, values));
  }
}
