import { identity, identityProblems, type Profile, type ProfileAsked } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { Enterprises, People } from '../ports/stores.ts';

/** In clear, for a service that fills it into what a person hands in anyway. Recorded like any reading of personal data. */
@Handles(identity.readProfile)
export class ReadProfileHandler implements Handler<typeof identity.readProfile> {
  constructor(
    private readonly people: People,
    private readonly enterprises: Enterprises,
    private readonly reads: ReadAudit,
  ) {}

  async run({ kind, id }: ProfileAsked, call: Call): Promise<Profile> {
    const found = await this.#read(kind, id).catch((error: unknown) => {
      throw error instanceof Problem ? new Problem(identityProblems.subjectNotFound) : error;
    });
    await this.reads.note(call, `${kind}:${id}`, { read: 'profile' });
    return found;
  }

  async #read(kind: ProfileAsked['kind'], id: string): Promise<Profile> {
    if (kind === 'person') {
      const { name, residentId: identifier, mobile } = await this.people.get(id);
      return { name, identifier, mobile };
    }
    const { name, uscc: identifier } = await this.enterprises.get(id);
    return { name, identifier };
  }
}
