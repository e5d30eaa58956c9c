import { documents, type ChainAnchors, type ChainAnchorsAfter } from '@counterless/contracts';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';

// An anchor is up to 68 kB, so ten at a time. Numbers have no gap: the next part starts behind the tenth.
const anchors: Prepared = {
  name: 'chain_anchor.list',
  text: `SELECT json_build_object(
           'items', coalesce((SELECT json_agg(json_build_object('number', number, 'text', body, 'signature', translate(encode(signature, 'base64'), E'\\n', ''),
               'timeStamp', translate(encode(s.response, 'base64'), E'\\n', '')) ORDER BY number)
             FROM chain_anchor LEFT JOIN anchor_stamp s ON s.anchor = number WHERE number > $1 AND number <= $1 + 10), '[]'::json),
           'next', (SELECT $1 + 10 FROM chain_anchor WHERE number > $1 + 10 LIMIT 1))::text AS body`,
};

@Handles(documents.listChainAnchors)
export class ListChainAnchorsHandler implements Handler<typeof documents.listChainAnchors> {
  constructor(private readonly database: Database) {}

  async run({ after }: ChainAnchorsAfter): Promise<Answer<ChainAnchors>> {
    const [row] = await this.database.read<{ body: string }>(anchors, [after ?? 0]);
    return new Answer<ChainAnchors>(new RawBody(row!.body));
  }
}
