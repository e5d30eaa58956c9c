import { Injectable } from '@nestjs/common';
import { identity, type CloudEvent, type DataAsked } from '@counterless/contracts';
import { DataDesk, Reacts, type Reaction, type Transaction } from '@counterless/platform';

/** A person asks for what is held, or for its erasure: the desk takes it up. When an erasure is finished it looks once more. */
@Injectable()
@Reacts(identity.exportAsked, identity.erasureBegun, identity.erasureFinished)
export class AnswerDataRequest implements Reaction<typeof identity.exportAsked> {
  constructor(private readonly desk: DataDesk) {}

  run(event: CloudEvent<DataAsked>, tx: Transaction): Promise<void> {
    return this.desk.take(tx, event);
  }
}
