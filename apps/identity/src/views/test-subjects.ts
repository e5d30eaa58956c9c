import { birthDateOf } from '@counterless/kernel';
import type { Officer } from '../domain/officer.ts';
import type { Person } from '../domain/person.ts';

/** A test person as the contract shows it: in clear, because it is nobody. */
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

/** A test officer as the contract shows it. */
export function testOfficerView({ id, name, mobile, region, department, roles }: Officer) {
  return { id, name, mobile, region, department, roles };
}
