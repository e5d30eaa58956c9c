import { delivery, type ListTemplates, type TemplateList } from '@counterless/contracts';
import { Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';

const list: Prepared = {
  name: 'template.list',
  text: `SELECT kind || ' ' || version AS id, json_build_object('kind', kind, 'version', version, 'startsAt', iso(starts_at), 'purpose', purpose,
      'urgent', urgent, 'fields', fields, 'texts', texts, 'publishedAt', iso(published_at))::text AS body
    FROM template WHERE (kind, version) > ($1, $2::int) AND ($3::text IS NULL OR kind = $3) ORDER BY kind, version LIMIT $4`,
};

@Handles(delivery.listTemplates)
export class ListTemplatesHandler implements Handler<typeof delivery.listTemplates> {
  constructor(private readonly database: Database) {}

  async run(request: ListTemplates, call: Call): Promise<Answer<TemplateList>> {
    const paging = new Paging(request, call);
    const [kind, version] = paging.from(' 0', key => /^[a-z-]+ \d{1,9}$/.test(key)).split(' ');
    return paging.answer(await this.database.read(list, [kind, version, request.kind ?? null, paging.rows]));
  }
}
