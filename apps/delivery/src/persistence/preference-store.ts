import { Injectable } from '@nestjs/common';
import { Database, Gathered, type Prepared, type Transaction } from '@counterless/platform';
import type { QuietHours } from '../domain/quiet-hours.ts';
import { Preferences, type Preference } from '../sending/preferences.ts';

const of: Prepared = {
  name: 'preference.of',
  text: 'SELECT owner, purpose, channels, language, changed_at AS "changedAt" FROM preference WHERE owner = ANY($1)',
};
const set: Prepared = {
  name: 'preference.set',
  text: `INSERT INTO preference (owner, purpose, channels, language, changed_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (owner, purpose) DO UPDATE SET channels = excluded.channels, language = excluded.language, changed_at = excluded.changed_at`,
};
const quiet: Prepared = {
  name: 'quiet_hours.all',
  text: 'SELECT starts_at AS "startsAt", from_minute AS "fromMinute", until_minute AS "untilMinute", channels FROM quiet_hours',
};
// Whoever publishes at the same time reads the same number, and the second is refused by the key.
const publish: Prepared = {
  name: 'quiet_hours.publish',
  text: `INSERT INTO quiet_hours (version, starts_at, from_minute, until_minute, channels, published_at, published_by)
         SELECT coalesce(max(version), 0) + 1, $1, $2, $3, $4, $5, $6 FROM quiet_hours RETURNING version`,
};

@Injectable()
export class PreferenceStore extends Preferences {
  readonly #asked = new Gathered<string, readonly Preference[]>(async owners => {
    const rows = await this.database.lookUp<Preference & { readonly owner: string }>(of, [[...new Set(owners)]]);
    const byOwner = Map.groupBy(rows, r => r.owner);
    return owners.map(owner => (byOwner.get(owner) ?? []).map(({ owner: _, ...preference }) => preference));
  });
  readonly #rules = new Gathered<void, readonly QuietHours[]>(async asked => {
    const rules = await this.database.lookUp<QuietHours & Record<string, unknown>>(quiet, []);
    return asked.map(() => rules);
  });

  constructor(private readonly database: Database) {
    super();
  }

  of(owner: string): Promise<readonly Preference[]> {
    return this.#asked.do(owner);
  }

  async set(tx: Transaction, owner: string, { purpose, channels, language, changedAt }: Preference): Promise<void> {
    await tx.query(set, [owner, purpose, channels, language, changedAt]);
    // The sealed log is the record of who consented to what, and when it was taken back.
    tx.audit(`preference:${owner}`, { purpose, channels, language });
  }

  async publishQuietHours(tx: Transaction, { startsAt, fromMinute, untilMinute, channels }: QuietHours, publishedBy: string): Promise<number> {
    const [row] = await tx.query<{ version: number }>(publish, [startsAt, fromMinute, untilMinute, channels, tx.clock.now(), publishedBy]);
    tx.audit('quiet-hours', { version: row!.version, startsAt: startsAt.toISOString() });
    return row!.version;
  }

  quietHours(): Promise<readonly QuietHours[]> {
    return this.#rules.do();
  }
}
