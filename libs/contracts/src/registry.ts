import { delivery } from './delivery.ts';
import { documents } from './documents.ts';
import type { AnyFact, Fact } from './fact.ts';
import { identity } from './identity.ts';
import type { Live } from './live.ts';
import type { AnyOperation, Operation } from './operation.ts';
import { permits } from './permits-service.ts';
import { tax } from './tax.ts';

type AnyContract = AnyOperation | AnyFact | Live;
const contracts = [permits, identity, documents, delivery, tax].flatMap(service => Object.values(service)) as AnyContract[];

/** Every operation of the platform. */
export const allOperations: readonly Operation[] = Object.freeze(contracts.filter(c => c.type === 'operation') as Operation[]);
/** Every fact of the platform. */
export const allFacts: readonly Fact[] = Object.freeze(contracts.filter(c => c.type === 'fact') as Fact[]);
/** Every stream of live events. */
export const allLives: readonly Live[] = Object.freeze(contracts.filter(c => c.type === 'live') as Live[]);
/** The streams of live events about these operations. */
export const livesOf = (operations: readonly Operation[]): readonly Live[] => allLives.filter(l => operations.includes(l.of));
