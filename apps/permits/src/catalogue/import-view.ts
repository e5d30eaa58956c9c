import { permitsProblems, type Actor, type ImportView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { CatalogueImport, ReceivedPart } from '../ports/catalogue-imports.ts';

export const ownerOf = (actor: Actor): string => `${actor.kind} ${actor.id}`;

/** @throws Problem `catalogue-import.not-found`: of somebody else's one learns not even that it exists */
export function ownImport(found: CatalogueImport | undefined, actor: Actor): CatalogueImport {
  if (found?.owner !== ownerOf(actor)) throw new Problem(permitsProblems.importNotFound);
  return found;
}

/** @throws Problem `catalogue-import.not-open` */
export function openImport(found: CatalogueImport | undefined, actor: Actor): CatalogueImport {
  const own = ownImport(found, actor);
  if (own.status !== 'open') throw new Problem(permitsProblems.importNotOpen);
  return own;
}

export function importView({ id, kind, status, openedAt }: CatalogueImport, parts: readonly ReceivedPart[]): ImportView {
  return { id, kind, status, openedAt: new Date(openedAt).toISOString(), parts: parts.map(({ part, rows, faulty }) => ({ part, rows, faulty })) };
}
