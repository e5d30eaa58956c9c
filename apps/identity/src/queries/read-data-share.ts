import { Injectable } from '@nestjs/common';
import { identity, type DataShareNamed, type DataSharePart } from '@counterless/contracts';
import { DataDesk, Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';

/** Only for the service that hands exports out; recorded like any reading of personal data. */
@Injectable()
@Handles(identity.readDataShare)
export class ReadDataShareHandler implements Handler<typeof identity.readDataShare> {
  constructor(
    private readonly desk: DataDesk,
    private readonly reads: ReadAudit,
  ) {}

  async run({ requestId, part }: DataShareNamed, call: Call): Promise<DataSharePart> {
    const entries = await this.desk.read(requestId, part);
    await this.reads.note(call, `data-request:${requestId}`, { part });
    return { entries };
  }
}
