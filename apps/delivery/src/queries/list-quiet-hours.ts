import { delivery, type Page, type QuietHoursList } from '@counterless/contracts';
import { Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';

const list: Prepared = {
  name: 'quiet_hours.list',
  text: `SELECT version AS id, json_build_object('version', version, 'startsAt', iso(starts_at), 'from', to_char(make_interval(mins => from_minute), 'HH24:MI'),
      'until', to_char(make_interval(mins => until_minute), 'HH24:MI'), 'channels', channels, 'publishedAt', iso(published_at))::text AS body
    FROM quiet_hours WHERE version > $1::int ORDER BY version LIMIT $2`,
};

@Handles(delivery.listQuietHours)
export class ListQuietHoursHandler implements Handler<typeof delivery.listQuietHours> {
  constructor(private readonly database: Database) {}

  async run(request: Page, call: Call): Promise<Answer<QuietHoursList>> {
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [paging.from('0', key => /^\d{1,9}$/.test(key)), paging.rows]));
  }
}
