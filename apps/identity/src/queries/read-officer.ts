import { identity, identityProblems, type OfficerAnswer, type OfficerAsked } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Handles, type Handler } from '@counterless/platform';
import { Officers } from '../ports/stores.ts';

/** For services that give an officer something to do. */
@Handles(identity.readOfficer)
export class ReadOfficerHandler implements Handler<typeof identity.readOfficer> {
  constructor(private readonly officers: Officers) {}

  async run({ officerId }: OfficerAsked): Promise<OfficerAnswer> {
    const { department, region, roles } = await this.officers.get(officerId).catch((error: unknown) => {
      throw error instanceof Problem ? new Problem(identityProblems.subjectNotFound) : error;
    });
    return { department, region, roles };
  }
}
