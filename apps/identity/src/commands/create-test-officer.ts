import { randomInt } from 'node:crypto';
import { identity, type CreateTestOfficer } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { Officer } from '../domain/officer.ts';
import { testMobile, testName } from '../domain/test-people.ts';
import { Officers } from '../ports/stores.ts';
import { drawn } from '../sandbox/drawn.ts';
import { testOfficerView } from '../views/test-subjects.ts';

@Handles(identity.createTestOfficer)
export class CreateTestOfficerHandler implements Handler<typeof identity.createTestOfficer> {
  constructor(
    private readonly officers: Officers,
    private readonly clock: Clock,
  ) {}

  run(request: CreateTestOfficer, call: Call) {
    const officer = () =>
      Officer.appoint({
        id: newId(),
        name: request.name ?? testName(randomInt),
        mobile: request.mobile ?? testMobile(randomInt),
        region: request.region,
        department: request.department ?? 'transport',
        roles: [...new Set(request.roles)],
        madeBy: actorOf(call).client,
        test: true,
        createdAt: this.clock.now(),
      });
    return drawn(() => this.officers.create(call, officer(), testOfficerView));
  }
}
