import { identityProblems, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { Mandates } from '../ports/stores.ts';

/**
 * An enterprise acts on its mandates through an owner only, and on its own only; others' do not exist for it.
 * @throws `missing` for another's, Problem `identity.not-owner`
 */
export async function mustOwn(
  actor: Actor,
  enterpriseId: string,
  mandates: Mandates,
  now: Date,
  missing: Problem,
): Promise<void> {
  if (actor.kind !== 'enterprise') return;
  if (actor.id !== enterpriseId) throw missing;
  const own = actor.act?.kind === 'person' ? await mandates.inForce(enterpriseId, actor.act.id, now) : undefined;
  if (own?.role !== 'owner') throw new Problem(identityProblems.notOwner);
}
