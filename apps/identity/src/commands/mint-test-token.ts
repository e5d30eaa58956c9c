import { identity, identityProblems as p, type Actor, type MintTestToken } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { refuseScopes } from '../authority/grantable-scopes.ts';
import { secondsUntil } from '../domain/mandate.ts';
import { apiScopes, mayHold, type ActorClaim } from '../oidc/scopes.ts';
import { accessTokenSeconds } from '../oidc/tokens.ts';
import { Enterprises, Mandates, Officers, People } from '../ports/stores.ts';
import { TokenMint } from '../ports/signing.ts';

/** A token for a test subject: bound by the subject's kind, roles and mandate as any token is, but not by the app's subscription. */
@Handles(identity.mintTestToken)
export class MintTestTokenHandler implements Handler<typeof identity.mintTestToken> {
  constructor(
    private readonly people: People,
    private readonly officers: Officers,
    private readonly enterprises: Enterprises,
    private readonly mandates: Mandates,
    private readonly mint: TokenMint,
    private readonly clock: Clock,
  ) {}

  async run(request: MintTestToken, call: Call) {
    const caller = actorOf(call);
    const subject = await this.#subject(request, caller);
    const can = (scope: string) =>
      scope !== 'sandbox' && mayHold(subject.actor, scope) && (subject.within?.includes(scope) ?? true);
    if (request.scopes) refuseScopes(request.scopes, can);
    const minted = await this.mint.mint(caller.client, subject.actor, request.scopes ?? apiScopes.filter(can), subject.seconds);
    return { accessToken: minted.value, tokenType: 'Bearer' as const, expiresIn: minted.seconds, scope: minted.scope };
  }

  async #subject(
    { kind, id, agentId }: MintTestToken,
    caller: Actor,
  ): Promise<{ actor: ActorClaim; within?: string[]; seconds: number }> {
    const own = <T extends { test: boolean; madeBy: string | null }>(entity: T): T => {
      if (!entity.test || entity.madeBy !== caller.client) throw new Problem(p.subjectNotFound);
      return entity;
    };
    const missing = (error: unknown) => Promise.reject(error instanceof Problem ? new Problem(p.subjectNotFound) : error);
    if (kind === 'person') {
      const person = own(await this.people.get(id));
      if (person.leftAt) throw new Problem(p.subjectNotFound);
      return { actor: { kind, id, level: person.level }, seconds: accessTokenSeconds };
    }
    if (kind === 'officer') {
      const { region, department, roles } = own(await this.officers.get(id));
      return { actor: { kind, id, region, department, roles }, seconds: accessTokenSeconds };
    }
    own(await this.enterprises.get(id).catch(missing));
    const now = this.clock.now();
    const mandate = await this.mandates.firstInForce(id, agentId, now);
    if (!mandate) throw new Problem(p.mandateMissing);
    return {
      actor: { kind, id, act: { kind: 'person', id: mandate.agentId } },
      within: mandate.scopes,
      seconds: secondsUntil(mandate.ends, now, accessTokenSeconds),
    };
  }
}
