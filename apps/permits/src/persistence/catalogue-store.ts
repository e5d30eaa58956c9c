import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Matter } from '@counterless/contracts';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import type { LegalDate } from '@counterless/statutes';
import { forever, insertVersion, type Span } from '../domain/matter-timeline.ts';
import { Catalogue, type CatalogueKind, type CatalogueRow, type Department, type HeldRow, type ImportedRow, type MatterVersion } from '../ports/catalogue.ts';
import { inBatches, linesOf } from './row-texts.ts';

const departments: Prepared = { name: 'department.known', text: 'SELECT code, region FROM department' };
const department: Prepared = { name: 'department.one', text: 'SELECT code, name_zh AS zh, name_en AS en, closed_from::text AS "closedFrom" FROM department WHERE code = $1' };
const themes: Prepared = { name: 'theme.known', text: 'SELECT code FROM theme' };
const spans = 'code, version, valid_from::text AS "from", valid_until::text AS until FROM matter_version WHERE code = $1';
const spanOn: Prepared = { name: 'matter.span-on', text: `SELECT ${spans} AND valid_from <= $2 AND valid_until > $2` };
const spanOf: Prepared = { name: 'matter.span-of', text: `SELECT ${spans} AND version = $2` };
const entryOf: Prepared = { name: 'matter.entry', text: 'SELECT entry FROM matter_version WHERE code = $1 AND version = $2' };
// An import of thousands of rows takes longer than a command may, and so does waiting for another one. Plans follow the table as it grows.
const patience: Prepared = { name: 'catalogue.patience', text: "SELECT set_config('lock_timeout', '40s', true), set_config('statement_timeout', '50s', true), set_config('plan_cache_mode', 'force_custom_plan', true)" };
const hold: Prepared = { name: 'catalogue.hold', text: 'SELECT version FROM catalogue FOR UPDATE' };
const advance: Prepared = { name: 'catalogue.advance', text: 'UPDATE catalogue SET version = version + 1 RETURNING version' };

const held: Record<CatalogueKind, Prepared> = {
  departments: { name: 'department.held', text: 'SELECT code, code AS key, region, digest FROM department WHERE code = ANY($1::text[])' },
  themes: { name: 'theme.held', text: 'SELECT code, code AS key, NULL AS region, digest FROM theme WHERE code = ANY($1::text[])' },
  matters: {
    name: 'matter.held',
    text: "SELECT code, code || ' ' || valid_from AS key, region, digest FROM matter_version WHERE code = ANY($1::text[]) AND valid_until > valid_from",
  },
};

/** One row after the other by its key, whatever the plan would be: it is made before the rows are counted. */
const ofImport = (values: string, columns: string, importId: string) =>
  `(SELECT r.entry, r.digest, p.* FROM unnest(${values}) ${columns}, LATERAL (SELECT entry, digest FROM catalogue_import_row WHERE import_id = ${importId} AND part = p.part AND line = p.line LIMIT 1) r) AS u`;
/** Where the texts of new rows come from: with the rows, or from the parts of an import, where they lie already. */
const sources = {
  sent: {
    named: `ROWS FROM (string_to_table($1::text, E'\\n'), unnest($2::bytea[])) WITH ORDINALITY AS u(entry, digest, place)`,
    versions: `ROWS FROM (string_to_table($1::text, E'\\n'), unnest($2::bytea[]), unnest($3::int[]), unnest($4::date[])) AS u(entry, digest, version, until)`,
  },
  imported: {
    named: ofImport('$1::int[], $2::int[]', 'WITH ORDINALITY AS p(part, line, place)', '$3::uuid'),
    versions: ofImport('$1::int[], $2::int[], $3::int[], $4::date[]', 'AS p(part, line, version, until)', '$5::uuid'),
  },
};
type Source = keyof typeof sources;
const named = (source: Source) => `${sources[source].named}, jsonb_to_record(u.entry::jsonb) AS e(code text, name jsonb, region text, "closedFrom" date)`;
const putDepartments = (source: Source): Prepared => ({
  name: `department.put-${source}`,
  text: `INSERT INTO department (code, name_zh, name_en, region, closed_from, digest)
    SELECT e.code, e.name ->> 'zh', e.name ->> 'en', e.region, e."closedFrom", u.digest FROM ${named(source)}
    ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, region = excluded.region, closed_from = excluded.closed_from, digest = excluded.digest`,
});
const putThemes = (source: Source): Prepared => ({
  name: `theme.put-${source}`,
  text: `INSERT INTO theme (code, name_zh, name_en, digest) SELECT e.code, e.name ->> 'zh', e.name ->> 'en', u.digest FROM ${named(source)} ORDER BY u.place
    ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, digest = excluded.digest`,
});
// The catalogue is held: its version after this change is the next one.
const nextVersion = '(SELECT version + 1 FROM catalogue)';
const versionsOf: Prepared = {
  name: 'matter.versions',
  text: 'SELECT code, version, region, valid_from::text AS "from", valid_until::text AS until FROM matter_version WHERE code = ANY($1::text[])',
};
const endMatters: Prepared = {
  name: 'matter.end',
  text: `UPDATE matter_version m SET valid_until = u.until, changed_in = ${nextVersion} FROM unnest($1::text[], $2::int[], $3::date[]) AS u(code, version, until)
    WHERE m.code = u.code AND m.version = u.version`,
};
const putMatters = (source: Source): Prepared => ({
  name: `matter.put-${source}`,
  text: `INSERT INTO matter_version (code, version, valid_from, valid_until, department, region, audience, kind, legal_period, promised_period, themes, title_zh, title_en, entry, digest, changed_in)
    SELECT e.code, u.version, e."validFrom", u.until, e.department, e.region, e.audience, e.kind, e."legalPeriod", e."promisedPeriod", e.themes,
      e.title ->> 'zh', e.title ->> 'en', u.entry, u.digest, ${nextVersion}
    FROM ${sources[source].versions},
      jsonb_to_record(u.entry::jsonb) AS e(code text, department text, region text, audience text, kind text, "legalPeriod" int, "promisedPeriod" int,
        themes text[], title jsonb, "validFrom" date)`,
});
const puts = (source: Source): Record<CatalogueKind, Prepared> => ({ departments: putDepartments(source), themes: putThemes(source), matters: putMatters(source) });
const [putSent, putImported] = [puts('sent'), puts('imported')];

@Injectable()
export class CatalogueStore extends Catalogue {
  /** Entries as they were read last; a version is never changed, only its end is. */
  readonly #entries = new LRUCache<string, Matter>({ max: 500 });

  constructor(private readonly database: Database) {
    super();
  }

  async known() {
    const [d, t] = await Promise.all([this.database.read<{ code: string; region: string }>(departments, []), this.database.read<{ code: string }>(themes, [])]);
    return { departments: new Map(d.map(({ code, region }) => [code, region])), themes: new Set(t.map(({ code }) => code)) };
  }

  async department(code: string): Promise<Department | undefined> {
    const [row] = await this.database.lookUp<{ code: string; zh: string; en: string; closedFrom: LegalDate | null }>(department, [code]);
    return row && { code, name: { zh: row.zh, en: row.en }, closedFrom: row.closedFrom };
  }

  versionOf(code: string, on: LegalDate): Promise<MatterVersion | undefined> {
    return this.#found(spanOn, code, on);
  }

  version(code: string, version: number): Promise<MatterVersion | undefined> {
    return this.#found(spanOf, code, version);
  }

  async #found(statement: Prepared, code: string, key: string | number): Promise<MatterVersion | undefined> {
    const [span] = await this.database.lookUp<{ code: string; version: number; from: LegalDate; until: string }>(statement, [code, key]);
    return span && { ...span, until: span.until === forever ? undefined : (span.until as LegalDate), entry: await this.#entry(span) };
  }

  async #entry({ code, version }: { code: string; version: number }): Promise<Matter> {
    const key = `${code} ${version}`;
    let entry = this.#entries.get(key);
    if (!entry) {
      const [row] = await this.database.lookUp<{ entry: string }>(entryOf, [code, version]);
      this.#entries.set(key, (entry = JSON.parse(row!.entry) as Matter));
    }
    return entry;
  }

  async hold(tx: Transaction): Promise<void> {
    await tx.query(patience, []);
    await tx.query(hold, []);
  }

  async held(tx: Transaction, kind: CatalogueKind, codes: readonly string[]): Promise<readonly HeldRow[]> {
    return tx.query<HeldRow>(held[kind], [codes]);
  }

  async put(tx: Transaction, kind: CatalogueKind, rows: readonly CatalogueRow[]): Promise<void> {
    for (const some of inBatches(rows)) await tx.query(putSent[kind], [linesOf(some), some.map(r => r.digest), ...(await this.#placed(tx, kind, some))]);
  }

  async putImported(tx: Transaction, kind: CatalogueKind, importId: string, rows: readonly ImportedRow[]): Promise<void> {
    await tx.query(putImported[kind], [rows.map(r => r.part), rows.map(r => r.line), ...(await this.#placed(tx, kind, rows)), importId]);
  }

  /** Number and last day of the version that each row becomes; nothing for what has no versions. The version before ends. */
  async #placed(tx: Transaction, kind: CatalogueKind, rows: readonly Pick<CatalogueRow, 'code' | 'validFrom'>[]): Promise<unknown[]> {
    if (kind !== 'matters') return [];
    const there = Map.groupBy(await tx.query<Span & { code: string }>(versionsOf, [rows.map(r => r.code)]), v => v.code);
    const placed = rows.map(row => ({ row, ...insertVersion(there.get(row.code) ?? [], row.validFrom) }));
    const ended = placed.filter(p => p.ends !== undefined);
    if (ended.length > 0) await tx.query(endMatters, [ended.map(p => p.row.code), ended.map(p => p.ends), ended.map(p => p.added.from)]);
    return [placed.map(p => p.added.version), placed.map(p => p.added.until)];
  }

  async versions(tx: Transaction, code: string) {
    const spans = await tx.query<Span & { region: string }>(versionsOf, [[code]]);
    const latest = spans.reduce<(typeof spans)[number] | undefined>((last, v) => (last && last.version > v.version ? last : v), undefined);
    return latest && { region: latest.region, spans };
  }

  async end(tx: Transaction, code: string, ends: readonly { readonly version: number; readonly until: string }[]): Promise<void> {
    await tx.query(endMatters, [ends.map(() => code), ends.map(e => e.version), ends.map(e => e.until)]);
  }

  async advance(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ version: number }>(advance, []);
    return row!.version;
  }
}
