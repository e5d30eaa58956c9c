import { general, type Actor, type Operation, type ServiceActor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { unavailableDatabase } from '../persistence/failures.ts';
import type { Logger } from '../runtime/logs.ts';
import { readParameters, validate } from './validation.ts';

/** Who asks, once it is sure that they may: the gateway has checked, and the service checks again. @throws Problem */
export function admit(operation: Operation, text: string | undefined): Actor | ServiceActor | undefined {
  const { access } = operation;
  let actor: Actor | ServiceActor | undefined;
  try {
    actor = text ? (JSON.parse(text) as Actor | ServiceActor) : undefined;
  } catch {
    throw new Problem(general.unauthenticated, { detail: { en: 'the actor header is not JSON', zh: 'actor 头不是 JSON' } });
  }
  if (actor?.kind === 'service') {
    if (!access.services?.includes(actor.id) && !('public' in access)) throw new Problem(general.actorRefused);
    return actor;
  }
  if ('public' in access) return actor;
  if (!actor) throw new Problem(general.unauthenticated);
  if (!('actors' in access) || !access.actors.includes(actor.kind)) throw new Problem(general.actorRefused);
  if (access.scope !== undefined && !actor.scopes.includes(access.scope)) {
    throw new Problem(general.scopeMissing, { detail: { en: `needs ${access.scope}`, zh: `需要 ${access.scope}` } });
  }
  return actor;
}

/** Fields of path, query and body as one request. @throws Problem `request.invalid` with every fault */
export function readFields(operation: Operation, pathText: string, queryText: string, body: Readonly<Record<string, unknown>> = {}): object {
  const path = readParameters(operation.request, pathText);
  const query = readParameters(operation.request, queryText);
  const twice = Object.keys(path).find(name => name in body || name in query);
  if (twice !== undefined) {
    throw new Problem(general.invalid, { faults: [{ path: `$.${twice}`, code: 'twice', message: { en: 'is given in the path already', zh: '已在路径中给出' } }] });
  }
  return validate(operation.request, { ...query, ...body, ...path });
}

/** What went wrong as a problem that the operation declares; anything else is a defect of ours, and logged. */
export function declaredProblem(error: unknown, operation: Operation, requestId: string, logger: Logger): Problem {
  const problem = error instanceof Problem ? error : unavailableDatabase(error);
  if (problem && (operation.problems.includes(problem.type) || Object.values(general).some(g => g === problem.type))) return problem;
  // A problem that the contract does not list is a defect of ours, however well it is named.
  logger.error({ err: error, subject: operation.subject, requestId }, 'unexpected failure');
  return new Problem(general.internal);
}
