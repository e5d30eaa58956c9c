import { identity, identityProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';

const me: Record<string, Prepared> = {
  person: {
    name: 'me.person',
    text: `SELECT json_build_object('kind', 'person', 'id', id, 'name', name_masked, 'mobile', mobile_masked, 'residentId', resident_id_masked, 'level', level, 'scopes', $2::json)::text AS json FROM person WHERE id::text = $1`,
  },
  enterprise: {
    name: 'me.enterprise',
    text: `SELECT json_build_object('kind', 'enterprise', 'id', id, 'name', name, 'uscc', uscc, 'scopes', $2::json)::text AS json FROM enterprise WHERE id::text = $1`,
  },
  officer: {
    name: 'me.officer',
    text: `SELECT json_build_object('kind', 'officer', 'id', id, 'name', name_masked, 'mobile', mobile_masked, 'region', region, 'department', department, 'roles', roles, 'scopes', $2::json)::text AS json FROM officer WHERE id::text = $1`,
  },
  app: {
    name: 'me.app',
    text: `SELECT json_build_object('kind', kind, 'id', id, 'name', name_en, 'scopes', $2::json)::text AS json FROM app WHERE id = $1`,
  },
};

@Handles(identity.readMe)
export class ReadMeHandler implements Handler<typeof identity.readMe> {
  constructor(private readonly database: Database) {}

  async run(_request: object, call: Call) {
    const actor = actorOf(call);
    const statement = me[actor.kind === 'operator' ? 'app' : actor.kind]!;
    const [row] = await this.database.read<{ json: string }>(statement, [actor.id, JSON.stringify(actor.scopes)]);
    if (!row) throw new Problem(identityProblems.subjectNotFound);
    return new Answer<never>(new RawBody(row.json));
  }
}
