import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type PassIdentified, type PassView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';
import { isHolder, isOver } from '../authority.ts';
import { passJson } from '../views/pass-view.ts';

const read: Prepared = {
  name: 'pass.read',
  text: `SELECT holder_kind AS "holderKind", holder_id AS "holderId", destination, version, ${passJson} AS body FROM pass WHERE id = $1`,
};

interface Row {
  readonly holderKind: 'person' | 'enterprise';
  readonly holderId: string;
  readonly destination: string;
  readonly version: number;
  readonly body: string;
}

/** For its holder and the officers of its destination; nobody else learns that it exists. */
@Injectable()
@Handles(permits.readPass)
export class ReadPassHandler implements Handler<typeof permits.readPass> {
  constructor(private readonly database: Database) {}

  async run({ passId }: PassIdentified, call: Call): Promise<Answer<PassView>> {
    const actor = actorOf(call);
    const [row] = await this.database.lookUp<Row>(read, [passId]);
    if (!row || !(isHolder(row, actor) || isOver(actor, row.destination))) throw new Problem(permitsProblems.passNotFound);
    return new Answer<PassView>(new RawBody(row.body), { version: row.version });
  }
}
