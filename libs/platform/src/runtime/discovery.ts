import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { allOperations, type Fact, type Operation } from '@counterless/contracts';
import { LeadingDuty } from '../facts/leader.ts';
import { deadlineKey, FactWitness, handlesKey, reactsKey, type DeadlineHandler, type Handler, type Reaction } from '../wire/handler.ts';
import type { ServiceDefinition } from './service-definition.ts';

/** A provider that something of the service's own must answer for it to be ready: found by this class. */
export abstract class ReadinessCheck {
  abstract readonly name: string;
  /** @throws Error that says what is wrong */
  abstract check(): Promise<void>;
}

/** The handlers, reactions, deadlines, duties and checks among a service's providers. @throws Error when one is missing, doubled or not its own */
export function discover(app: INestApplicationContext, { service, config, operations = allOperations }: ServiceDefinition) {
  const sandbox = config.mode === 'sandbox';
  const handlers = new Map<Operation, Handler<Operation>>();
  const reactions = new Map<string, Reaction<Fact>[]>();
  const witnesses: FactWitness[] = [];
  const deadlines = new Map<string, DeadlineHandler>();
  const duties: LeadingDuty[] = [];
  const checks: Record<string, () => Promise<void>> = {};
  for (const wrapper of app.get(DiscoveryService).getProviders()) {
    const instance = wrapper.instance as unknown;
    const type = wrapper.metatype as object | undefined;
    if (!instance || !type || typeof instance !== 'object') continue;
    const operation = Reflect.getMetadata(handlesKey, type) as Operation | undefined;
    const facts = (Reflect.getMetadata(reactsKey, type) ?? []) as readonly Fact[];
    const kind = Reflect.getMetadata(deadlineKey, type) as string | undefined;
    if (operation) {
      if (operation.service !== service) throw new Error(`${service} cannot answer ${operation.subject}`);
      if (handlers.has(operation)) throw new Error(`${operation.subject} has two handlers`);
      if (!operation.sandbox || sandbox) handlers.set(operation, instance as Handler<Operation>);
      else handlers.delete(operation);
    }
    for (const fact of facts) {
      if (!fact.readBy.includes(service)) throw new Error(`${fact.subject} does not name ${service} as a reader`);
      reactions.set(fact.subject, [instance as Reaction<Fact>]);
    }
    if (kind) deadlines.set(kind, instance as DeadlineHandler);
    if (instance instanceof LeadingDuty) duties.push(instance);
    if (instance instanceof ReadinessCheck) checks[instance.name] = () => instance.check();
    if (instance instanceof FactWitness) witnesses.push(instance);
  }
  for (const witness of witnesses) for (const { subject } of witness.facts) reactions.set(subject, [witness, ...(reactions.get(subject) ?? [])]);
  const unanswered = operations.filter(o => o.service === service && !handlers.has(o) && (!o.sandbox || sandbox));
  if (unanswered.length > 0) throw new Error(`${service} has no handler for ${unanswered.map(o => o.subject).join(', ')}`);
  return { handlers, reactions, deadlines, duties, checks };
}
