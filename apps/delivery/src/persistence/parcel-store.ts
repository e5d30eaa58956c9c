import { Injectable } from '@nestjs/common';
import { parcelProblems } from '@counterless/contracts';
import { Database, FieldCipher, Store, UnitOfWork, type Call, type Prepared, type Transaction } from '@counterless/platform';
import type { News, Parcel } from '../domain/parcel.ts';
import { regionSpan } from '../domain/region-span.ts';
import { Parcels, type ParcelFilter } from '../parcels/ports.ts';
import { tell } from '../parcels/tell.ts';
import { parcelSchema } from './parcel-schema.ts';

// Of two requests for one id the second waits here, and finds what the first has kept.
const hold: Prepared = { name: 'parcel.hold', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 2))' };
const there: Prepared = { name: 'parcel.there', text: 'SELECT 1 FROM parcel WHERE id = $1' };
const due: Prepared = {
  name: 'parcel.due',
  text: `SELECT id FROM parcel WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2`,
};
const nextDue: Prepared = { name: 'parcel.next-due', text: 'SELECT min(due_at) AS at FROM parcel' };
const page = (condition: string) =>
  `SELECT id FROM parcel WHERE ${condition} AND ($1::text IS NULL OR reference = $1) AND ($2::boolean IS NULL OR $2 = (overdue_since IS NOT NULL)) AND id < $3
   ORDER BY id DESC LIMIT $4`;
const ofOwner: Prepared = { name: 'parcel.of-owner', text: page('owner_id = $5') };
const ofRegion: Prepared = { name: 'parcel.of-region', text: page('region BETWEEN $5 AND $6') };

@Injectable()
export class ParcelStore extends Parcels {
  readonly #store: Store<Parcel>;

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {
    super();
    this.#store = new Store(database, work, parcelSchema(cipher), parcelProblems.parcelNotFound);
  }

  get(id: string): Promise<Parcel> {
    return this.#store.get(id);
  }

  async keep(call: Call, parcel: Parcel): Promise<Parcel> {
    const isNew = await this.work.run(call, async tx => {
      await tx.query(hold, [parcel.id]);
      if ((await tx.query(there, [parcel.id])).length > 0) return false;
      await this.#store.add(tx, parcel);
      return true;
    });
    return isNew ? parcel : this.#store.get(parcel.id);
  }

  async change(tx: Transaction, id: string, change: (parcel: Parcel) => readonly News[]): Promise<Parcel> {
    return this.#store.change(tx, id, parcel => {
      for (const news of change(parcel)) tell(tx, parcel, news);
      return parcel;
    });
  }

  async due(now: Date, most: number): Promise<string[]> {
    return (await this.database.read<{ id: string }>(due, [now, most])).map(r => r.id);
  }

  nextDue(): Promise<Date | undefined> {
    return this.database.earliest(nextDue);
  }

  async list(
    whose: { readonly owner: string } | { readonly officersOf: string },
    { reference, overdue }: ParcelFilter,
    before: string,
    most: number,
  ): Promise<Parcel[]> {
    const common = [reference ?? null, overdue ?? null, before, most];
    const ids =
      'owner' in whose
        ? await this.database.read<{ id: string }>(ofOwner, [...common, whose.owner])
        : await this.database.read<{ id: string }>(ofRegion, [...common, ...regionSpan(whose.officersOf)]);
    return Promise.all(ids.map(({ id }) => this.#store.get(id)));
  }

  digest(request: unknown): Buffer {
    return this.cipher.blindIndex(JSON.stringify(request), 'parcel.request');
  }
}
