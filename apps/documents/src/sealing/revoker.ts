import { Injectable } from '@nestjs/common';
import { documents } from '@counterless/contracts';
import { Status } from '@counterless/credential';
import type { Transaction } from '@counterless/platform';
import { listIdOf } from '../domain/list-slot.ts';
import { Credentials, StatusLists } from './ports.ts';

/** Sets what was sealed for a pass or certificate to revoked. */
@Injectable()
export class Revoker {
  constructor(
    private readonly credentials: Credentials,
    private readonly lists: StatusLists,
  ) {}

  /** A pass for which nothing live was sealed, such as a request that is withdrawn, changes nothing. */
  async revoke(entity: string, tx: Transaction): Promise<void> {
    const slots = await this.credentials.revoke(tx, entity);
    // Always from the lowest list up: two revocations that meet in two lists must not wait for each other.
    const byList = [...Map.groupBy(slots, slot => slot.list)].sort(([a], [b]) => a - b);
    for (const [list, places] of byList) {
      const listId = listIdOf(list);
      const version = await this.lists.change(
        tx,
        list,
        places.map(place => place.index),
        Status.revoked,
      );
      tx.publish(documents.statusListChanged, { id: listId, version }, { listId, version });
      tx.audit(`credential:${entity}`, { revoked: places.map(place => place.index), list: listId, version });
    }
  }
}
