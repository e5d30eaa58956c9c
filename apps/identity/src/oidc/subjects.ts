import { isId } from '@counterless/kernel';
import type { Database, Prepared } from '@counterless/platform';
import type { Role } from '../domain/officer.ts';
import type { ActorClaim } from './scopes.ts';

const find: Prepared = {
  name: 'subject.find',
  text: `SELECT 'person' AS kind, level, NULL AS region, NULL AS department, NULL::text[] AS roles FROM person WHERE id = $1 AND left_at IS NULL
    UNION ALL SELECT 'officer', NULL, region, department, roles FROM officer WHERE id = $1
    UNION ALL SELECT 'enterprise', NULL, NULL, NULL, NULL FROM enterprise WHERE id = $1`,
};

/** Whom a subject id stands for. */
export class Subjects {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ActorClaim | undefined> {
    if (!isId(id)) return undefined;
    const [row] = await this.database.read<{
      kind: 'person' | 'officer' | 'enterprise';
      level: number | null;
      region: string;
      department: string;
      roles: Role[];
    }>(find, [id]);
    if (!row) return undefined;
    if (row.kind === 'person') return { kind: 'person', id, level: row.level ?? 0 };
    if (row.kind === 'officer') return { kind: 'officer', id, region: row.region, department: row.department, roles: row.roles };
    return { kind: 'enterprise', id };
  }
}
