import { delivery, deliveryEventProblems, general, type FeedPage, type ReadFeed } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, Paging, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';

const ends: Prepared = {
  name: 'event.ends',
  text: `SELECT f.place AS last, coalesce((SELECT place FROM event WHERE app = $1 ORDER BY place LIMIT 1), f.place + 1) AS first FROM event_feed f WHERE app = $1`,
};
const page: Prepared = { name: 'event.page', text: 'SELECT place AS id, body FROM event WHERE app = $1 AND place > $2 ORDER BY place LIMIT $3' };

const isPlace = (key: string) => /^\d{1,18}$/.test(key);

@Handles(delivery.readFeed)
export class ReadFeedHandler implements Handler<typeof delivery.readFeed> {
  constructor(private readonly database: Database) {}

  async run(request: ReadFeed, call: Call): Promise<Answer<FeedPage>> {
    const app = actorOf(call).id;
    const paging = new Paging(request, call);
    const asked = BigInt(paging.from('0', isPlace));
    // Read before the page: what is forgotten meanwhile is then missing from it, and not from the check.
    const rows = await this.database.read<{ id: string; body: string }>(page, [app, asked, paging.rows]);
    const [feed] = await this.database.read<{ first: string; last: string }>(ends, [app]);
    const first = BigInt(feed?.first ?? 1);
    if (asked > BigInt(feed?.last ?? 0)) {
      throw new Problem(general.invalid, { faults: [{ path: '$.cursor', code: 'cursor', message: { en: 'lies behind the last event of this app', zh: '游标超出该应用的最后一个事件' } }] });
    }
    if (request.cursor !== undefined && asked + 1n < first) throw new Problem(deliveryEventProblems.cursorTooOld);
    const { items, next } = paging.cut(rows, row => row.id);
    const cursor = next ?? paging.cursor(items.at(-1)?.id ?? String(request.cursor === undefined ? first - 1n : asked));
    return new Answer<FeedPage>(new RawBody(`{"items":[${items.map(i => i.body).join(',')}],"next":"${cursor}","more":${next !== null}}`) as never);
  }
}
