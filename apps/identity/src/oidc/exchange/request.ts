import type { TokenEndpointGrantContext } from 'oidc-provider';
import { newId } from '@counterless/kernel';
import type { ActorClaim } from '../scopes.ts';

/** What an exchange is asked by (RFC 8693, 2.1), with whom to act for. */
export interface Asked {
  readonly subject_token?: string;
  readonly subject_token_type?: string;
  readonly actor_token?: string;
  readonly requested_token_type?: string;
  readonly audience?: string | string[];
  readonly subject_enterprise?: string;
  readonly subject_person?: string;
}

export type ExchangeContext = TokenEndpointGrantContext<Asked>;

/** Who shall act, with which scopes at most, for how long. */
export interface Exchanged {
  readonly actor: ActorClaim;
  /** Nothing beyond these; no bound where there are none. */
  readonly within?: readonly string[];
  readonly seconds: number;
}

/** Whose doing it was, for the audit log. */
export function originOf(ctx: ExchangeContext, actor: ActorClaim | { kind: 'app'; id: string }) {
  const header = ctx.req.headers['x-request-id'];
  return {
    actor: `${actor.kind}:${actor.id}`,
    act: 'act' in actor && actor.act ? JSON.stringify(actor.act) : undefined,
    operation: 'identity.token.exchange',
    requestId: typeof header === 'string' && /^[\w.:-]{1,100}$/.test(header) ? header : newId(),
    traceparent: undefined,
  };
}
