import { SetMetadata } from '@nestjs/common';
import type { AnyFact, AnyOperation, CloudEvent, DataOf, RequestOf, ResponseOf } from '@counterless/contracts';
import type { Answer, answered, Call, Streamed } from './call.ts';
import type { Transaction } from '../persistence/transaction.ts';

export const handlesKey = Symbol('handles');
export const reactsKey = Symbol('reacts');
export const deadlineKey = Symbol('deadline');

/** Answers one operation. Its signature comes from the contract: another one does not compile. */
export interface Handler<O> {
  run(request: RequestOf<O>, call: Call): Promise<ResponseOf<O> | Answer<ResponseOf<O>> | Streamed | typeof answered>;
}

/** Marks the class that answers an operation. */
export function Handles<O extends AnyOperation>(operation: O): <C extends new (...args: never[]) => Handler<O>>(target: C) => void {
  return target => SetMetadata(handlesKey, operation)(target);
}

/** Answers one fact of another service, inside the transaction that remembers that it did. */
export interface Reaction<F> {
  run(event: CloudEvent<DataOf<F>>, transaction: Transaction): Promise<void>;
}

/** Marks the class that reacts to a fact, or to several that it treats alike. */
export function Reacts<F extends readonly AnyFact[]>(...facts: F): <C extends new (...args: never[]) => Reaction<F[number]>>(target: C) => void {
  return target => SetMetadata(reactsKey, facts)(target);
}

/** Sees many facts alike, each in the transaction that remembers it and before the reaction to it. Found by this class. */
export abstract class FactWitness implements Reaction<AnyFact> {
  abstract readonly facts: readonly AnyFact[];
  abstract run(event: CloudEvent, transaction: Transaction): Promise<void>;
}

/** What happens when a deadline passes; once, in its own transaction. */
export interface DeadlineHandler {
  run(entity: string, transaction: Transaction, lateness: { readonly late: boolean; readonly dueAt: Date }): Promise<void>;
}

/** Marks the class that acts when a deadline of this kind passes. */
export function OnDeadline(kind: string): <C extends new (...args: never[]) => DeadlineHandler>(target: C) => void {
  return target => SetMetadata(deadlineKey, kind)(target);
}
