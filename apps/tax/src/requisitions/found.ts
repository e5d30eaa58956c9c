import { taxProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, type Call } from '@counterless/platform';
import { maySee } from '../authority.ts';
import type { Requisition } from '../domain/requisition.ts';
import type { Requisitions } from '../ports/requisitions.ts';

/** A requisition that the caller may see. @throws Problem `requisition.not-found` */
export async function found(requisitions: Requisitions, id: string, call: Call): Promise<Requisition> {
  const requisition = await requisitions.get(id);
  if (!maySee(actorOf(call), requisition)) throw new Problem(taxProblems.requisitionNotFound);
  return requisition;
}
