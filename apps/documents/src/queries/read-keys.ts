import { documents, type KeySetView, type Nothing } from '@counterless/contracts';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';

// The key that signs comes first. `retiredAt` is left out of a key that still signs: a reader of key sets expects a number or nothing.
const keys: Prepared = {
  name: 'sealing_key.list',
  text: `SELECT json_build_object('keys', coalesce(json_agg(
           CASE WHEN retired_at IS NULL THEN public ELSE public || jsonb_build_object('retiredAt', extract(epoch FROM retired_at)::bigint) END
           ORDER BY retired_at DESC NULLS FIRST, created_at DESC, kid), '[]'::json))::text AS body
         FROM (SELECT * FROM sealing_key ORDER BY retired_at DESC NULLS FIRST LIMIT 100) newest`,
};

@Handles(documents.readKeys)
export class ReadKeysHandler implements Handler<typeof documents.readKeys> {
  constructor(private readonly database: Database) {}

  async run(_request: Nothing): Promise<Answer<KeySetView>> {
    const [row] = await this.database.read<{ body: string }>(keys, []);
    return new Answer<KeySetView>(new RawBody(row!.body));
  }
}
