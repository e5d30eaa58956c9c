import type { AccessToken } from './proof.ts';

/** How one call is made. */
export interface RequestOptions {
  /** The same key and request have one effect and give one answer, for at least 24 hours; a fresh one for each call unless said. */
  idempotencyKey?: string;
  /** Only if the resource still has this version; else `CounterlessError` with the code `resource.stale`. */
  ifVersion?: number;
  /** Another token than the client's, such as that of the person for whom the app acts. */
  token?: AccessToken;
  signal?: AbortSignal;
}

/** The body of an operation that reads something else than JSON. */
export interface Content {
  content: string | Uint8Array | Blob;
  contentType: string;
}

/** A list: called it gives one page, by `all` every entry of all pages. */
export interface Paged<Input, Page, Item> {
  (input?: Input, options?: RequestOptions): Promise<Page>;
  all(input?: Omit<Input, 'cursor'>, options?: RequestOptions): AsyncIterableIterator<Item>;
}

/** What every event has: CloudEvents 1.0. */
export interface EventHead {
  specversion: string;
  /** The same however often it is told: what has this id was told before. */
  id: string;
  source: string;
  /** Entity it is about. */
  subject: string;
  /** RFC 3339. */
  time: string;
  datacontenttype: string;
  /** Version of the entity: of two events about one entity the greater is the later. */
  sequence: number;
}
