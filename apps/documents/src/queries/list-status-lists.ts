import { documents, type Nothing, type StatusListsView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';
import { firstCertificateList } from '../domain/list-slot.ts';
import { SealingSettings } from '../sealing/ports.ts';

// Newest first, those of passes alone: a seal of a certificate names its list. A list whose last credential has ended is of no use to a checkpoint any more.
const living: Prepared = {
  name: 'status_list.living',
  text: `SELECT json_build_object('items', coalesce(json_agg(json_build_object('listId', 'passes-' || number, 'uri', $2::text || 'passes-' || number,
           'version', version) ORDER BY number DESC), '[]'::json))::text AS body
         FROM (SELECT number, version FROM status_list l WHERE number < ${firstCertificateList} AND EXISTS (SELECT 1 FROM credential c WHERE c.list = l.number AND c.expires > $1)
               ORDER BY number DESC LIMIT 1000) l`,
};

@Handles(documents.listStatusLists)
export class ListStatusListsHandler implements Handler<typeof documents.listStatusLists> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: SealingSettings,
  ) {}

  async run(_request: Nothing): Promise<Answer<StatusListsView>> {
    const [row] = await this.database.read<{ body: string }>(living, [this.clock.now(), this.settings.listBase]);
    return new Answer<StatusListsView>(new RawBody(row!.body));
  }
}
