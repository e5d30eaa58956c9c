import { Injectable } from '@nestjs/common';
import { tax, type LossNoticeList, type Page } from '@counterless/contracts';
import { Database, Handles, iso, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';

const list: Prepared = {
  name: 'loss-notice.list',
  text: `SELECT id, json_build_object('id', id, 'code', code, 'type', type, 'first', lower(serials), 'last', upper(serials) - 1, 'region', region,
      'zh', zh, 'en', en, 'publishedAt', ${iso('published_at')})::text AS body FROM loss_notice WHERE id < $1 ORDER BY id DESC LIMIT $2`,
};

@Injectable()
@Handles(tax.listLossNotices)
export class ListLossNoticesHandler implements Handler<typeof tax.listLossNotices> {
  constructor(private readonly database: Database) {}

  async run(request: Page, call: Call): Promise<Answer<LossNoticeList>> {
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [paging.before, paging.rows]));
  }
}
