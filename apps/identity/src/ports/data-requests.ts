import type { DataCount, KeptData, Service } from '@counterless/contracts';
import { Store, type Call, type Transaction } from '@counterless/platform';
import type { DataRequest } from '../domain/data-request.ts';

/** What one service answered. A later answer, of a higher version, takes the place of the one before. */
export interface DataShare {
  readonly service: Service;
  readonly version: number;
  /** Of an export: how many parts it is read in. */
  readonly parts: number;
  readonly counts: readonly DataCount[];
  readonly kept: readonly KeptData[];
}

/** What people asked about their data, and what the services answered. */
export abstract class DataRequests extends Store<DataRequest> {
  /** One of this person's. @throws Problem `data-request.not-found` */
  abstract ownedBy(personId: string, id: string): Promise<DataRequest>;
  /** A command's change, and its answer read when the change stands. */
  abstract withdraw<T>(call: Call, id: string, change: (request: DataRequest) => void, answer: (tx: Transaction) => Promise<T>): Promise<T>;
  abstract keepShare(tx: Transaction, requestId: string, share: DataShare): Promise<void>;
  /** By the names of the services. */
  abstract shares(requestId: string, tx?: Transaction): Promise<DataShare[]>;
}
