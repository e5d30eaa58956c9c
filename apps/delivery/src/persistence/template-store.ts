import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import type { Template } from '../domain/template.ts';
import { Templates, type Publication } from '../sending/templates.ts';

const of: Prepared = {
  name: 'template.of',
  text: 'SELECT kind, version, starts_at AS "startsAt", purpose, urgent, fields, texts FROM template WHERE kind = $1 ORDER BY version',
};
// Whoever publishes at the same time reads the same number, and the second is refused by the key.
const insert: Prepared = {
  name: 'template.insert',
  text: `INSERT INTO template (kind, version, starts_at, purpose, urgent, fields, texts, published_at, published_by)
         SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8 FROM template WHERE kind = $1 RETURNING version`,
};
const keptFor = 1000;

/** Versions are few, never change and cannot start in the past, so those of a kind are kept for a second, with those to come. */
@Injectable()
export class TemplateStore extends Templates {
  readonly #kept = new Map<string, { readonly since: number; readonly versions: Promise<readonly Template[]> }>();

  constructor(private readonly database: Database) {
    super();
  }

  of(kind: string): Promise<readonly Template[]> {
    const kept = this.#kept.get(kind);
    if (kept && performance.now() - kept.since < keptFor) return kept.versions;
    const versions = this.database.read<Template & Record<string, unknown>>(of, [kind]);
    this.#kept.set(kind, { since: performance.now(), versions });
    versions.catch(() => this.#kept.delete(kind));
    return versions;
  }

  async publish(
    tx: Transaction,
    { kind, startsAt, purpose, urgent, fields, texts, publishedAt, publishedBy }: Publication,
  ): Promise<number> {
    const values = [kind, startsAt, purpose, urgent, JSON.stringify(fields), JSON.stringify(texts), publishedAt, publishedBy];
    const [row] = await tx.query<{ version: number }>(insert, values);
    tx.audit(`template:${kind}`, { version: row!.version, startsAt: startsAt.toISOString() });
    return row!.version;
  }

  forget(): void {
    this.#kept.clear();
  }
}
