import { identity, type CreateTestEnterprise, type CreateTestOfficer, type CreateTestPerson } from '@counterless/contracts';
import { birthDateOf, Clock, newId } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Enterprise, Mandate } from '../domain/mandate.ts';
import { Officer } from '../domain/officer.ts';
import { Person, type Level } from '../domain/person.ts';
import { testEnterpriseName, testMobile, testName, testResidentId, testUscc } from '../domain/test-people.ts';
import { apiScopes, mayHold } from '../oidc/scopes.ts';
import { Enterprises, Mandates, Officers, People } from '../ports/stores.ts';

export function testPerson(request: CreateTestPerson, madeBy: string, at: Date): Person {
  return Person.register({
    id: newId(),
    at,
    name: request.name ?? testName(),
    residentId: request.residentId ?? testResidentId(),
    mobile: request.mobile ?? testMobile(),
    level: (request.level ?? 2) as Level,
    madeBy,
    test: true,
  });
}

export function testPersonView(person: Person) {
  return {
    id: person.id,
    name: person.name,
    residentId: person.residentId,
    mobile: person.mobile,
    level: person.level,
    born: person.residentId === null ? null : (birthDateOf(person.residentId) ?? null),
  };
}

@Handles(identity.createTestPerson)
export class CreateTestPersonHandler implements Handler<typeof identity.createTestPerson> {
  constructor(
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  run(request: CreateTestPerson, call: Call) {
    return this.people.create(call, testPerson(request, actorOf(call).client, this.clock.now()), testPersonView);
  }
}

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

  async run(request: CreateTestEnterprise, call: Call) {
    const { client } = actorOf(call);
    const now = this.clock.now();
    const known = request.agentId === undefined ? undefined : await this.people.get(request.agentId);
    const agent = known ?? testPerson({}, client, now);
    const uscc = request.uscc ?? testUscc();
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

export function testOfficerView({ id, name, mobile, region, department, roles }: Officer) {
  return { id, name, mobile, region, department, roles };
}

@Handles(identity.createTestOfficer)
export class CreateTestOfficerHandler implements Handler<typeof identity.createTestOfficer> {
  constructor(
    private readonly officers: Officers,
    private readonly clock: Clock,
  ) {}

  run(request: CreateTestOfficer, call: Call) {
    const officer = Officer.appoint({
      id: newId(),
      name: request.name ?? testName(),
      mobile: request.mobile ?? testMobile(),
      region: request.region,
      department: request.department ?? 'transport',
      roles: [...new Set(request.roles)],
      madeBy: actorOf(call).client,
      test: true,
      createdAt: this.clock.now(),
    });
    return this.officers.create(call, officer, testOfficerView);
  }
}
