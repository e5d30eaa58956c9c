import { general } from '@counterless/contracts';
import { Problem, type ProblemType } from '@counterless/kernel';

interface DatabaseError extends Error {
  readonly code?: string;
  readonly constraint?: string;
}

export const sqlState = { unique: '23505', exclusion: '23P01', foreignKey: '23503', lockTimeout: '55P03', statementTimeout: '57014', deadlock: '40P01', serialization: '40001', inFailedTransaction: '25P02' } as const;

export const stateOf = (error: unknown): string | undefined => (error as DatabaseError | undefined)?.code;
export const constraintOf = (error: unknown): string | undefined => (error as DatabaseError | undefined)?.constraint;

const gone = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', '57P01', '57P02', '57P03', '08000', '08003', '08006', '53300']);
const busy = new Set<string>([sqlState.lockTimeout, sqlState.statementTimeout, sqlState.deadlock, sqlState.serialization]);

/** Is the database away, or too busy to answer? Then the request may be tried again; anything else is our defect. */
export function unavailableDatabase(error: unknown): Problem | undefined {
  const code = stateOf(error);
  const message = error instanceof Error ? error.message : '';
  const lost = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(message);
  if ((code && (gone.has(code) || busy.has(code))) || lost) {
    return new Problem(general.unavailable, { detail: { en: 'the database is not available just now', zh: '数据库暂时不可用' }, retryAfter: 2, cause: error });
  }
  return undefined;
}

export const isConnectionLoss = (error: unknown): boolean => {
  const problem = unavailableDatabase(error);
  return problem !== undefined && !busy.has(stateOf(error) ?? '');
};

/** A broken constraint as the problem that it stands for. */
export function constraintProblem(error: unknown, constraints: Readonly<Record<string, ProblemType>>): Problem | undefined {
  const state = stateOf(error);
  if (state !== sqlState.unique && state !== sqlState.exclusion && state !== sqlState.foreignKey) return undefined;
  const type = constraints[constraintOf(error) ?? ''];
  return type && new Problem(type, { cause: error });
}
