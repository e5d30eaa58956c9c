import { Injectable } from '@nestjs/common';
import type { CloudEvent } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import type { Kind } from '../domain/kinds.ts';
import type { Values } from '../domain/template-text.ts';
import { Dispatch } from './dispatch.ts';
import { Messages, type Audience, type Office } from './ports.ts';

/** What somebody is to be told. */
export interface Notice {
  readonly kind: Kind;
  /** What it is about, such as pass:<id>: the contact and most fields are asked of the service that knows it. */
  readonly entity: string;
  /** What the reader is led to, where that is something else. */
  readonly about?: string;
  /** Region of whose officers it is. */
  readonly region: string;
  /** Narrower than all officers of the region. */
  readonly office?: Office;
  readonly to: readonly Audience[];
  /** Fields that the fact itself knows. No personal data: they lie in clear. */
  readonly fields?: Values;
}

/** Writes the messages that a fact gives rise to, in the transaction that remembers the fact: once each, whatever is read twice. */
@Injectable()
export class Queue {
  constructor(
    private readonly messages: Messages,
    private readonly dispatch: Dispatch,
  ) {}

  async tell(
    { id }: CloudEvent,
    { kind, entity, about = entity, region, office, to, fields = {} }: Notice,
    tx: Transaction,
  ): Promise<void> {
    const message = { factId: id, template: kind, entity, region, about, fields };
    this.messages.add(
      tx,
      to.map(audience => ({ ...message, audience, ...(audience === 'officers' && office && { office }) })),
    );
    this.dispatch.soon();
  }
}
