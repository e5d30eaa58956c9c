import { identity, type DataRequestContact, type DataRequestIdentified } from '@counterless/contracts';
import { Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { DataRequests } from '../ports/data-requests.ts';
import { People } from '../ports/stores.ts';

/** In clear, for the service that tells the person. Recorded like any reading of personal data. */
@Handles(identity.readDataRequestContact)
export class ReadDataRequestContactHandler implements Handler<typeof identity.readDataRequestContact> {
  constructor(
    private readonly requests: DataRequests,
    private readonly people: People,
    private readonly reads: ReadAudit,
  ) {}

  async run({ requestId }: DataRequestIdentified, call: Call): Promise<DataRequestContact> {
    const { personId } = await this.requests.get(requestId);
    const { mobile } = await this.people.get(personId);
    await this.reads.note(call, `person:${personId}`, { read: 'contact' });
    return { owner: personId, ...(mobile && { mobile }) };
  }
}
