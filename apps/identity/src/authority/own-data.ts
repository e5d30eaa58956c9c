import { dataProblems, type ActLink, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';

/** Nobody but the person, in an own session or through a partner app. @throws Problem `data-request.own-only` */
export function mustActAlone({ act }: Pick<Actor, 'act'>): void {
  for (let link: ActLink | undefined = act; link; link = link.act) if (link.kind !== 'app') throw new Problem(dataProblems.ownOnly);
}

/** @throws Problem `data-request.own-only`, `data-request.level-too-low` */
export function mustAskForOwn(actor: Actor): void {
  mustActAlone(actor);
  if ((actor.level ?? 0) < 2) throw new Problem(dataProblems.levelTooLow);
}
