import { identity, identityProblems, type EnterpriseAnswer, type EnterpriseAsked } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Handles, type Handler } from '@counterless/platform';
import { Enterprises, Mandates } from '../ports/stores.ts';

/** For services that act on an agent's word: the token was good when it was given, the mandate is looked at now. */
@Handles(identity.readEnterprise)
export class ReadEnterpriseHandler implements Handler<typeof identity.readEnterprise> {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly mandates: Mandates,
    private readonly clock: Clock,
  ) {}

  async run({ enterpriseId, agentId, scope }: EnterpriseAsked): Promise<EnterpriseAnswer> {
    const { name, uscc } = await this.enterprises.get(enterpriseId).catch((error: unknown) => {
      throw error instanceof Problem ? new Problem(identityProblems.enterpriseNotFound) : error;
    });
    const mandate = await this.mandates.inForce(enterpriseId, agentId, this.clock.now());
    return { name, uscc, mandated: mandate?.scopes.includes(scope) ?? false };
  }
}
