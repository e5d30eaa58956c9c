/** Status types of a Token Status List (draft-ietf-oauth-status-list-20, 7.1): VALID, INVALID, SUSPENDED. */
export const Status = { valid: 0, revoked: 1, suspended: 2 } as const;
export type Status = (typeof Status)[keyof typeof Status];

/** One entry set to a status. */
export type StatusChange = readonly [index: number, status: Status];

/** 1 MiB of entries: also the bound on what a received list may unpack to. */
export const mostEntries = 2 ** 22;

/** What names a list and dates this state of it. */
export interface StatusListEdition {
  /** The URI that passes refer to. */
  readonly id: string;
  /** Grows with every edition; a delta leads from one version to a later one. */
  readonly version: number;
  readonly issuedAt: Date;
  /** From here on the list proves no absence of a revocation. */
  readonly expires: Date;
  /** Seconds after which a verifier should ask for news. */
  readonly ttl?: number;
}

/** Two bits per pass, entry 0 in the lowest bits of byte 0. Its size is fixed: a full list is followed by another list. */
export class StatusList implements StatusListEdition {
  readonly id: string;
  readonly version: number;
  readonly issuedAt: Date;
  readonly expires: Date;
  readonly ttl: number | undefined;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  /**
   * @param content number of entries (rounded up to a multiple of 4, all valid), or the packed bytes of another list
   * @throws RangeError
   */
  constructor(edition: StatusListEdition, content: number | Uint8Array) {
    const size = typeof content === 'number' ? content : content.length * 4;
    if (!Number.isSafeInteger(size) || size < 1 || size > mostEntries)
      throw new RangeError(`a status list has 1 to ${mostEntries} entries`);
    if (!Number.isSafeInteger(edition.version) || edition.version < 0) throw new RangeError('version');
    // Dates travel as whole seconds; cutting here keeps an issued list equal to the one that is received.
    this.issuedAt = wholeSeconds(edition.issuedAt);
    this.expires = wholeSeconds(edition.expires);
    if (!(this.issuedAt < this.expires)) throw new RangeError('a status list expires after it was issued');
    this.id = edition.id;
    this.version = edition.version;
    this.ttl = edition.ttl;
    this.#bytes = typeof content === 'number' ? new Uint8Array(Math.ceil(content / 4)) : new Uint8Array(content);
  }

  /** Number of entries. */
  get size(): number {
    return this.#bytes.length * 4;
  }

  /** The status at an index: 0 to 2 as `Status`, 3 for a meaning this format does not have, undefined outside the list. */
  get(index: number): number | undefined {
    if (!this.#has(index)) return undefined;
    return (this.#bytes[index >> 2]! >> ((index & 3) * 2)) & 3;
  }

  /** Sets an entry while an edition is being prepared. @throws RangeError outside the list or for another status */
  set(index: number, status: Status): this {
    if (!this.#has(index)) throw new RangeError(`no entry ${index} in this list`);
    if (status !== Status.valid && status !== Status.revoked && status !== Status.suspended) throw new RangeError('status');
    const shift = (index & 3) * 2;
    this.#bytes[index >> 2] = (this.#bytes[index >> 2]! & ~(3 << shift)) | (status << shift);
    return this;
  }

  /** The next edition with these changes; this one stays as it is. `version` is one more unless given. */
  next(edition: Omit<StatusListEdition, 'id' | 'version'> & { version?: number }, changes: Iterable<StatusChange>): StatusList {
    const later = new StatusList({ ttl: this.ttl, version: this.version + 1, ...edition, id: this.id }, this.#bytes);
    for (const [index, status] of changes) later.set(index, status);
    return later;
  }

  /** What has to be set to get from this edition to a later one of the same list, by index. @throws RangeError for another list */
  changesTo(later: StatusList): StatusChange[] {
    if (later.id !== this.id || later.size !== this.size) throw new RangeError('not editions of one list');
    const changes: StatusChange[] = [];
    for (let i = 0; i < this.#bytes.length; i++) {
      if (this.#bytes[i] === later.#bytes[i]) continue;
      for (let index = i * 4; index < i * 4 + 4; index++) {
        const status = later.get(index) as Status;
        if (this.get(index) !== status) changes.push([index, status]);
      }
    }
    return changes;
  }

  /** A copy of the packed bytes. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice();
  }

  #has(index: number): boolean {
    return Number.isSafeInteger(index) && index >= 0 && index < this.size;
  }
}

function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
