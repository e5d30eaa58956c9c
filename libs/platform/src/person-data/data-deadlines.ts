import { Injectable } from '@nestjs/common';
import type { Transaction } from '../persistence/transaction.ts';
import { OnDeadline, type DeadlineHandler } from '../wire/handler.ts';
import { collectDeadline, DataDesk, eraseDeadline, expireDeadline } from './data-desk.ts';

@Injectable()
@OnDeadline(collectDeadline)
export class CollectPersonData implements DeadlineHandler {
  constructor(private readonly desk: DataDesk) {}

  run(requestId: string, tx: Transaction): Promise<void> {
    return this.desk.collect(tx, requestId);
  }
}

@Injectable()
@OnDeadline(expireDeadline)
export class ExpirePersonData implements DeadlineHandler {
  constructor(private readonly desk: DataDesk) {}

  run(requestId: string, tx: Transaction): Promise<void> {
    return this.desk.expire(tx, requestId);
  }
}

@Injectable()
@OnDeadline(eraseDeadline)
export class ErasePersonData implements DeadlineHandler {
  constructor(private readonly desk: DataDesk) {}

  run(requestId: string, tx: Transaction): Promise<void> {
    return this.desk.erase(tx, requestId);
  }
}

/** Beside these a service names its `PersonData`, its reaction and its handler of `readDataShare`. */
export const personDataProviders = [DataDesk, CollectPersonData, ExpirePersonData, ErasePersonData];
