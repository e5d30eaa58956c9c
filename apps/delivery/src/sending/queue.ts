import { Injectable } from '@nestjs/common';
import type { CloudEvent, PassFact } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import type { PassTemplate } from '../domain/templates.ts';
import { Dispatch } from './dispatch.ts';
import { Messages } from './ports.ts';

/** Writes the messages that a fact gives rise to, in the transaction that remembers the fact: once each, whatever is read twice. */
@Injectable()
export class Queue {
  constructor(
    private readonly messages: Messages,
    private readonly dispatch: Dispatch,
  ) {}

  /** For the driver by SMS and for the holder in the inbox. */
  async tellApplicant({ id, data }: CloudEvent<PassFact>, template: PassTemplate, tx: Transaction): Promise<void> {
    const message = { factId: id, template, passId: data.passId, region: data.destination, about: `pass:${data.passId}` };
    await this.messages.add(tx, [
      { ...message, audience: 'driver' },
      { ...message, audience: 'holder' },
    ]);
    this.dispatch.soon();
  }

  /** For the officers of the destination: not for the holder, who may be the one that copied the code. */
  async tellOfficers({ id, data }: CloudEvent<PassFact>, template: PassTemplate, about: string, tx: Transaction): Promise<void> {
    await this.messages.add(tx, [
      { factId: id, template, passId: data.passId, region: data.destination, about, audience: 'officers' },
    ]);
    this.dispatch.soon();
  }
}
