import { Injectable } from '@nestjs/common';
import { permits, type ThemeList } from '@counterless/contracts';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';

/** In the order in which they were first imported: it is the one in which people look for them. */
const select: Prepared = {
  name: 'theme.list',
  text: `SELECT json_build_object('items', COALESCE(json_agg(json_build_object('code', code, 'name', json_build_object('zh', name_zh, 'en', name_en)) ORDER BY place), '[]'))::text AS json
    FROM theme`,
};

@Injectable()
@Handles(permits.listThemes)
export class ListThemesHandler implements Handler<typeof permits.listThemes> {
  constructor(private readonly database: Database) {}

  async run(): Promise<Answer<ThemeList>> {
    const [row] = await this.database.read<{ json: string }>(select, []);
    return new Answer<ThemeList>(new RawBody(row!.json));
  }
}
