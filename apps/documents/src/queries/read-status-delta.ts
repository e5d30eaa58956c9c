import { documents, documentsProblems, type SignedStatusDelta, type StatusListSince } from '@counterless/contracts';
import { signStatusListDelta, type StatusChange } from '@counterless/credential';
import { Clock, Problem } from '@counterless/kernel';
import { Database, Handles, type Handler, type Prepared } from '@counterless/platform';
import { askAgainAfter, deltaFrom, expiryOf } from '../domain/edition.ts';
import { listNumberOf } from '../domain/list-slot.ts';
import { SealingKeys, SealingSettings } from '../sealing/ports.ts';

// One statement: the changes lead to this version exactly. Of an entry that changed twice, the last status counts.
const changes: Prepared = {
  name: 'status_list.changes',
  text: `SELECT version, kept_from, coalesce((SELECT json_agg(json_build_array(c.index, c.status) ORDER BY c.index)
           FROM (SELECT DISTINCT ON (index) index, status FROM status_change WHERE list = $1 AND version > $2 ORDER BY index, version DESC) c), '[]'::json) AS changes
         FROM status_list WHERE number = $1`,
};

@Handles(documents.readStatusDelta)
export class ReadStatusDeltaHandler implements Handler<typeof documents.readStatusDelta> {
  constructor(
    private readonly database: Database,
    private readonly keys: SealingKeys,
    private readonly clock: Clock,
    private readonly settings: SealingSettings,
  ) {}

  async run({ listId, from }: StatusListSince): Promise<SignedStatusDelta> {
    const number = listNumberOf(listId);
    const issuedAt = this.clock.now();
    const [row] =
      number === undefined
        ? []
        : await this.database.read<{ version: number; kept_from: number; changes: StatusChange[] }>(changes, [number, from]);
    if (!row) throw new Problem(documentsProblems.listNotFound);
    const { version } = row;
    const possible = deltaFrom(from, { version, keptFrom: row.kept_from });
    if (possible === 'gone') throw new Problem(documentsProblems.deltaGone);
    if (possible === 'nothing') return { listId, from, version, token: null };
    const list = this.settings.listBase + listId;
    const delta = { list, from, to: version, issuedAt, expires: expiryOf(issuedAt), ttl: askAgainAfter, changes: row.changes };
    return { listId, from, version, token: await signStatusListDelta(delta, await this.keys.current()) };
  }
}
