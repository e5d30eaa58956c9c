import { Injectable } from '@nestjs/common';
import { permits, type DepartmentList } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';

const select: Prepared = {
  name: 'department.list',
  text: `SELECT json_build_object('items', COALESCE(json_agg(json_build_object('code', d.code, 'name', json_build_object('zh', d.name_zh, 'en', d.name_en),
      'region', d.region, 'matters', COALESCE(m.matters, 0)) ORDER BY d.code), '[]'))::text AS json
    FROM department d LEFT JOIN (
      SELECT department, count(*) AS matters FROM matter_version WHERE valid_from <= $1 AND valid_until > $1 GROUP BY department
    ) m ON m.department = d.code`,
};

@Injectable()
@Handles(permits.listDepartments)
export class ListDepartmentsHandler implements Handler<typeof permits.listDepartments> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<Answer<DepartmentList>> {
    const [row] = await this.database.read<{ json: string }>(select, [legalDateOf(this.clock.now())]);
    return new Answer<DepartmentList>(new RawBody(row!.json));
  }
}
