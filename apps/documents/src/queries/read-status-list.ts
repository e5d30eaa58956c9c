import { LRUCache } from 'lru-cache';
import { documents, documentsProblems, type SignedStatusList, type StatusListNamed } from '@counterless/contracts';
import { signStatusList, StatusList, type StatusChange } from '@counterless/credential';
import { Clock, Problem } from '@counterless/kernel';
import { Answer, Database, Handles, type Handler, type Prepared } from '@counterless/platform';
import { askAgainAfter, editionOf, editionTag, expiryOf } from '../domain/edition.ts';
import { listNumberOf, listSize } from '../domain/list-slot.ts';
import { SealingKeys, SealingSettings } from '../sealing/ports.ts';

const head: Prepared = { name: 'status_list.head', text: 'SELECT version FROM status_list WHERE number = $1' };
// One statement, so that the entries are those of this version.
const snapshot: Prepared = {
  name: 'status_list.snapshot',
  text: `SELECT version, coalesce((SELECT json_agg(json_build_array(index, status)) FROM credential WHERE list = $1 AND status <> 0), '[]'::json) AS entries
         FROM status_list WHERE number = $1`,
};

interface Signed {
  readonly version: number;
  readonly edition: number;
  readonly token: string;
}

@Handles(documents.readStatusList)
export class ReadStatusListHandler implements Handler<typeof documents.readStatusList> {
  /** The token of each list as it was signed last; made once however many ask. */
  readonly #signed = new LRUCache<number, { version: number; edition: number; signed: Promise<Signed> }>({ max: 64 });

  constructor(
    private readonly database: Database,
    private readonly keys: SealingKeys,
    private readonly clock: Clock,
    private readonly settings: SealingSettings,
  ) {}

  async run({ listId }: StatusListNamed): Promise<Answer<SignedStatusList>> {
    const number = listNumberOf(listId);
    const [row] = number === undefined ? [] : await this.database.read<{ version: number }>(head, [number]);
    if (number === undefined || !row) throw new Problem(documentsProblems.listNotFound);
    const { version, edition, token } = await this.#token(number, listId, row.version, editionOf(this.clock.now()));
    return new Answer({ listId, version, token }, { version: editionTag(version, edition) });
  }

  async #token(number: number, listId: string, version: number, edition: number): Promise<Signed> {
    const kept = this.#signed.get(number);
    if (kept && kept.version >= version && kept.edition === edition) return kept.signed;
    const entry = { version, edition, signed: this.#sign(number, listId) };
    this.#signed.set(number, entry);
    try {
      const signed = await entry.signed;
      // A change may have come in between: what was signed is then newer than what was asked for.
      entry.version = signed.version;
      return signed;
    } catch (error) {
      if (this.#signed.get(number) === entry) this.#signed.delete(number);
      throw error;
    }
  }

  async #sign(number: number, listId: string): Promise<Signed> {
    const issuedAt = this.clock.now();
    const [key, [row]] = await Promise.all([
      this.keys.current(),
      this.database.read<{ version: number; entries: StatusChange[] }>(snapshot, [number]),
    ]);
    const { version, entries } = row!;
    const list = new StatusList(
      { id: this.settings.listBase + listId, version, issuedAt, expires: expiryOf(issuedAt), ttl: askAgainAfter },
      listSize,
    );
    for (const [index, status] of entries) list.set(index, status);
    return { version, edition: editionOf(issuedAt), token: await signStatusList(list, key) };
  }
}
