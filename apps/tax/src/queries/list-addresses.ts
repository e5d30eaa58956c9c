import { Injectable } from '@nestjs/common';
import { tax, type AddressList, type Page } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { addressJson } from '../views/taxpayer-view.ts';

const list: Prepared = {
  name: 'address.list',
  text: `SELECT id, ${addressJson} AS body FROM delivery_address WHERE taxpayer = $1 AND id < $2 AND removed_at IS NULL ORDER BY id DESC LIMIT $3`,
};

@Injectable()
@Handles(tax.listAddresses)
export class ListAddressesHandler implements Handler<typeof tax.listAddresses> {
  constructor(private readonly database: Database) {}

  async run(request: Page, call: Call): Promise<Answer<AddressList>> {
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [actorOf(call).id, paging.before, paging.rows]));
  }
}
