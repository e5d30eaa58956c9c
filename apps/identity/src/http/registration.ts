import { newId, Problem, type Clock } from '@counterless/kernel';
import type { UnitOfWork } from '@counterless/platform';
import { Person } from '../domain/person.ts';
import type { People } from '../ports/stores.ts';

/** Whoever proves a number for the first time becomes a person here, of whom nothing but the number is known. */
export class Registration {
  constructor(
    private readonly people: People,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The id of the person with this number, registered now if need be. */
  async personOf(mobile: string): Promise<string> {
    const known = await this.people.byMobile(mobile);
    if (known) return known.id;
    const person = Person.register({ id: newId(), at: this.clock.now(), mobile, level: 0 });
    const origin = {
      actor: `person:${person.id}`,
      act: undefined,
      operation: 'identity.sign-in',
      requestId: newId(),
      traceparent: undefined,
    };
    try {
      await this.work.runAs(origin, tx => this.people.add(tx, person));
      return person.id;
    } catch (error) {
      // Two sign-ins of a new number at once: the other one registered it.
      const meanwhile = error instanceof Problem ? await this.people.byMobile(mobile) : undefined;
      if (meanwhile) return meanwhile.id;
      throw error;
    }
  }
}
