import { chainProblems, documents, type ChainEntries, type ChainRead } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';

const part = 500;
// One statement, so that the end and the entries are of the same moment.
const entries: Prepared = {
  name: 'chain.read',
  text: `SELECT json_build_object('id', c.id, 'holder', json_build_object('kind', c.kind, 'holderId', c.holder_id),
           'entries', e.sequence, 'head', encode(e.hash, 'hex'), 'closed', e.closes,
           'items', coalesce((SELECT json_agg(json_build_object('entryId', entry_id, 'sequence', sequence, 'what', body::json->>'what',
               'sha256', body::json->>'sha256', 'fileId', body::json->>'file', 'at', body::json->>'at', 'recordedAt', body::json->>'recorded',
               'hash', encode(hash, 'hex')) ORDER BY sequence)
             FROM chain_entry WHERE chain = c.id AND sequence > $3 AND sequence <= $3 + $4), '[]'::json),
           'next', CASE WHEN e.sequence > $3 + $4 THEN $3 + $4 END)::text AS body
         FROM evidence_chain c CROSS JOIN LATERAL (SELECT sequence, hash, closes FROM chain_entry WHERE chain = c.id ORDER BY sequence DESC LIMIT 1) e
         WHERE c.id = $1 AND c.owner = $2`,
};

@Handles(documents.readChain)
export class ReadChainHandler implements Handler<typeof documents.readChain> {
  constructor(private readonly database: Database) {}

  async run({ chainId, after }: ChainRead, call: Call): Promise<Answer<ChainEntries>> {
    const [row] = await this.database.read<{ body: string }>(entries, [chainId, call.actor!.id, after ?? 0, part]);
    if (!row) throw new Problem(chainProblems.notFound);
    return new Answer<ChainEntries>(new RawBody(row.body));
  }
}
