import type { Counterless } from './client.ts';
import type { CounterlessEvent } from './generated.ts';
import type { RequestOptions } from './types.ts';

export interface FollowOptions extends RequestOptions {
  /** The cursor that was kept last; from the oldest event without it. */
  cursor?: string;
  /** Seconds between two looks once all is read; 5 unless said. 0 ends there instead. */
  every?: number;
}

/**
 * Reads the event feed in order and without a gap, and goes on as events come. Keep each page's cursor once its events are dealt with: whoever starts again from
 * it misses none.
 */
export async function* followEvents(client: Counterless, { cursor, every = 5, ...options }: FollowOptions = {}): AsyncIterableIterator<{ events: CounterlessEvent[]; cursor: string }> {
  for (let at = cursor; ; ) {
    const page = await client.delivery.readFeed({ limit: 200, ...(at && { cursor: at }) }, options);
    at = page.next;
    if (page.items.length > 0) yield { events: page.items as unknown as CounterlessEvent[], cursor: at };
    if (page.more) continue;
    if (every === 0) return;
    await new Promise(resolve => setTimeout(resolve, every * 1000));
    options.signal?.throwIfAborted();
  }
}
