import { identity, type CreateTestPerson } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { People } from '../ports/stores.ts';
import { drawn } from '../sandbox/drawn.ts';
import { testPerson } from '../sandbox/test-person.ts';
import { testPersonView } from '../views/test-subjects.ts';

@Handles(identity.createTestPerson)
export class CreateTestPersonHandler implements Handler<typeof identity.createTestPerson> {
  constructor(
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  run(request: CreateTestPerson, call: Call) {
    return drawn(() => this.people.create(call, testPerson(request, actorOf(call).client, this.clock.now()), testPersonView));
  }
}
