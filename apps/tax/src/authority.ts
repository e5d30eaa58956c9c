import { covers, permitsProblems, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';

export function isOver(actor: Actor, region: string): boolean {
  return actor.kind === 'operator' || (actor.kind === 'officer' && actor.region !== undefined && covers(actor.region, region));
}

/** @throws Problem `officer.other-region`. The operator is of every region. */
export function officerOver(actor: Actor, region: string): void {
  if (!isOver(actor, region)) throw new Problem(permitsProblems.otherRegion);
}

/** May the caller see what belongs to this taxpayer? Itself, and the officers of its region. */
export function maySee(actor: Actor, { taxpayer, region }: { readonly taxpayer: string; readonly region: string }): boolean {
  return actor.kind === 'enterprise' ? actor.id === taxpayer : isOver(actor, region);
}
