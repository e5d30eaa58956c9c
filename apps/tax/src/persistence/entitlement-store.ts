import { Injectable } from '@nestjs/common';
import { taxProblems } from '@counterless/contracts';
import { Database, UnitOfWork, type Prepared, type Transaction } from '@counterless/platform';
import type { Entitlement } from '../domain/entitlement.ts';
import { Entitlements } from '../ports/entitlements.ts';
import { entitlementSchema } from './entitlement-schema.ts';

const replace: Prepared = {
  name: 'entitlement.replace',
  text: `UPDATE entitlement SET status = 'replaced', version = version + 1 WHERE taxpayer = $1 AND type = $2 AND status = 'confirmed'`,
};

@Injectable()
export class EntitlementStore extends Entitlements {
  constructor(database: Database, work: UnitOfWork) {
    super(database, work, entitlementSchema, taxProblems.entitlementNotFound);
  }

  replace(tx: Transaction, taxpayer: string, type: Entitlement['type']): void {
    tx.send(replace, [taxpayer, type]);
  }
}
