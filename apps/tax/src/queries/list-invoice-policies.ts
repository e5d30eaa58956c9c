import { Injectable } from '@nestjs/common';
import { tax, type InvoicePolicyList, type ListInvoicePolicies } from '@counterless/contracts';
import { Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { policyJson } from '../views/policy-view.ts';

const list: Prepared = {
  name: 'invoice-policy.list',
  text: `SELECT id, ${policyJson} AS body FROM invoice_policy WHERE id > $1 AND ($2::text IS NULL OR region = $2) ORDER BY id LIMIT $3`,
};

@Injectable()
@Handles(tax.listInvoicePolicies)
export class ListInvoicePoliciesHandler implements Handler<typeof tax.listInvoicePolicies> {
  constructor(private readonly database: Database) {}

  async run(request: ListInvoicePolicies, call: Call): Promise<Answer<InvoicePolicyList>> {
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [paging.after, request.region ?? null, paging.rows]));
  }
}
