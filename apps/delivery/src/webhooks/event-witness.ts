import { Injectable } from '@nestjs/common';
import { allFacts, type AnyFact, type CloudEvent } from '@counterless/contracts';
import { FactWitness, type Transaction } from '@counterless/platform';
import { Events } from './ports.ts';

const told = new Map<string, AnyFact>(allFacts.filter(f => f.partners).map(f => [f.subject, f]));

/** Puts every fact that is told to partners into the feed of the app that it concerns, and before its webhooks. */
@Injectable()
export class EventWitness extends FactWitness {
  readonly facts = [...told.values()];

  constructor(private readonly events: Events) {
    super();
  }

  run(event: CloudEvent<never>, tx: Transaction): Promise<void> {
    const { specversion, id, source, type, subject, time, datacontenttype, sequence, data } = event;
    const partners = told.get(type)!.partners!;
    this.events.add(tx, {
      id,
      type,
      entity: subject,
      about: partners === true ? subject : partners.about(data),
      app: event.app,
      at: new Date(time),
      // What is for us alone, such as the trace, is left out.
      body: JSON.stringify({ specversion, id, source, type, subject, time, datacontenttype, sequence, data }),
    });
    return Promise.resolve();
  }
}
