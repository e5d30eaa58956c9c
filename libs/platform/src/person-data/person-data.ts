import type { DataCollected, DataCount, DataEntry, DataErased, DataKind, Fact } from '@counterless/contracts';
import type { Transaction } from '../persistence/transaction.ts';
import type { Erasure } from './keeping.ts';

/**
 * What one service holds of people: the port that its adapter fills in. The desk beside it does the rest: it hears what is asked, keeps
 * what was collected, tells it.
 */
export abstract class PersonData {
  /** The service's own facts. */
  abstract readonly told: { readonly collected: Fact<DataCollected>; readonly erased: Fact<DataErased> };
  /** All that is held under this person's id, in clear. */
  abstract collect(tx: Transaction, personId: string): Promise<DataEntry[]>;
  /** Erases, or makes anonymous, what no law keeps at `tx.clock.now()` and nothing that runs needs. Done again, it finds what is left. */
  abstract erase(tx: Transaction, personId: string, requestId: string): Promise<Erasure>;
}

/** How many there are of each kind, kinds in the order of their names. */
export function countsOf(entries: readonly Pick<DataEntry, 'kind'>[]): DataCount[] {
  return added([], entries.map(({ kind }) => ({ kind, count: 1 })));
}

/** Both together. */
export function added(a: readonly DataCount[], b: readonly DataCount[]): DataCount[] {
  const counts = new Map<DataKind, number>();
  for (const { kind, count } of [...a, ...b]) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((x, y) => (x.kind < y.kind ? -1 : 1));
}

/** Cut so that each part fits a message of the bus many times over; an entry that is larger is a part of its own. */
export function partsOf(entries: readonly DataEntry[], mostBytes = 1_000_000): DataEntry[][] {
  const parts: DataEntry[][] = [];
  let bytes = Infinity;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry));
    if (bytes + size > mostBytes || parts.at(-1)!.length === 10_000) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)!.push(entry);
    bytes += size;
  }
  return parts;
}
