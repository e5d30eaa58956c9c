import { randomInt } from 'node:crypto';
import type { CreateTestPerson } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { Person, type Level } from '../domain/person.ts';
import { testMobile, testName, testResidentId } from '../domain/test-people.ts';

/** A person for an app's tests: what the app leaves open is drawn. */
export function testPerson(request: CreateTestPerson, madeBy: string, at: Date): Person {
  return Person.register({
    id: newId(),
    at,
    name: request.name ?? testName(randomInt),
    residentId: request.residentId ?? testResidentId(randomInt),
    mobile: request.mobile ?? testMobile(randomInt),
    level: (request.level ?? 2) as Level,
    madeBy,
    test: true,
  });
}
