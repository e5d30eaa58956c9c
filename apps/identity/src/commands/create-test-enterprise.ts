import { randomInt } from 'node:crypto';
import { identity, type CreateTestEnterprise } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Enterprise, Mandate } from '../domain/mandate.ts';
import { testEnterpriseName, testUscc } from '../domain/test-people.ts';
import { apiScopes, mayHold } from '../oidc/scopes.ts';
import { Enterprises, Mandates, People } from '../ports/stores.ts';
import { drawn } from '../sandbox/drawn.ts';
import { testPerson } from '../sandbox/test-person.ts';

const fiveYears = 5 * 365 * 86_400_000;

@Handles(identity.createTestEnterprise)
export class CreateTestEnterpriseHandler implements Handler<typeof identity.createTestEnterprise> {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly mandates: Mandates,
    private readonly people: People,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  run(request: CreateTestEnterprise, call: Call) {
    return drawn(() => this.#make(request, call));
  }

  async #make(request: CreateTestEnterprise, call: Call) {
    const { client } = actorOf(call);
    const now = this.clock.now();
    const known = request.agentId === undefined ? undefined : await this.people.get(request.agentId);
    const agent = known ?? testPerson({}, client, now);
    const uscc = request.uscc ?? testUscc(randomInt);
    const enterprise = Object.assign(new Enterprise(), {
      id: newId(),
      version: 1,
      uscc,
      name: request.name ?? testEnterpriseName(uscc),
      madeBy: client,
      test: true,
      createdAt: now,
    });
    const mandate = Mandate.grant({
      id: newId(),
      enterpriseId: enterprise.id,
      agentId: agent.id,
      role: 'owner',
      scopes: apiScopes.filter(s => mayHold({ kind: 'enterprise' }, s)),
      starts: now,
      ends: new Date(now.getTime() + fiveYears),
      grantedBy: `app:${client}`,
      createdAt: now,
    });
    return this.work.run(call, async tx => {
      if (!known) await this.people.add(tx, agent);
      await this.enterprises.add(tx, enterprise);
      await this.mandates.add(tx, mandate);
      return { id: enterprise.id, name: enterprise.name, uscc, agentId: agent.id, mandateId: mandate.id };
    });
  }
}
