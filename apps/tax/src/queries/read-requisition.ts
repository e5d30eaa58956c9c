import { Injectable } from '@nestjs/common';
import { tax, taxProblems, type RequisitionIdentified, type RequisitionView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler } from '@counterless/platform';
import { maySee } from '../authority.ts';
import { requisitionView } from '../views/requisition-view.ts';

@Injectable()
@Handles(tax.readRequisition)
export class ReadRequisitionHandler implements Handler<typeof tax.readRequisition> {
  constructor(private readonly database: Database) {}

  async run({ requisitionId }: RequisitionIdentified, call: Call): Promise<Answer<RequisitionView>> {
    const [row] = await this.database.lookUp<{ taxpayer: string; region: string; version: number; body: string }>(
      requisitionView,
      [requisitionId],
    );
    if (!row || !maySee(actorOf(call), row)) throw new Problem(taxProblems.requisitionNotFound);
    return new Answer<RequisitionView>(new RawBody(row.body), { version: row.version });
  }
}
