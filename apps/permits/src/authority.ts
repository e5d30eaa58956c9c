import { covers, permitsProblems, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { Pass } from './domain/pass.ts';

type Held = Pick<Pass, 'holderKind' | 'holderId'>;

export function isHolder(pass: Held, actor: Actor): boolean {
  return pass.holderKind === actor.kind && pass.holderId === actor.id;
}

export function isOver(actor: Actor, region: string): boolean {
  return actor.kind === 'officer' && actor.region !== undefined && covers(actor.region, region);
}

/** @throws Problem `pass.not-found`: of somebody else's pass one learns not even that it exists. */
export function holderOnly(pass: Held, actor: Actor): void {
  if (!isHolder(pass, actor)) throw new Problem(permitsProblems.passNotFound);
}

/** @throws Problem `officer.other-region`, which names no more than the caller asked for. The operator is of every region. */
export function officerOver(actor: Actor, region: string): void {
  if (actor.kind !== 'operator' && !isOver(actor, region)) throw new Problem(permitsProblems.otherRegion);
}
