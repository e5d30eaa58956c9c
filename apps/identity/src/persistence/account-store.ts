import { Injectable } from '@nestjs/common';
import type { Prepared, Transaction } from '@counterless/platform';
import { Accounts } from '../ports/accounts.ts';
import { People, Revocations } from '../ports/stores.ts';

const endMandates: Prepared = {
  name: 'mandate.end-all',
  text: 'UPDATE mandate SET ended_at = $2, version = version + 1 WHERE agent_id = $1 AND ended_at IS NULL AND ends > $2 RETURNING id, enterprise_id AS "enterpriseId"',
};
const revokeConsents: Prepared = {
  name: 'consent.revoke-all',
  text: 'UPDATE consent SET revoked_at = $2, version = version + 1 WHERE person_id = $1 AND revoked_at IS NULL AND until > $2 RETURNING id',
};
const forgetCodes: Prepared = { name: 'sign-in-code.forget', text: 'DELETE FROM sign_in_code WHERE mobile_index = (SELECT mobile_index FROM person WHERE id = $1)' };

@Injectable()
export class AccountStore extends Accounts {
  constructor(
    private readonly people: People,
    private readonly revocations: Revocations,
  ) {
    super();
  }

  async close(tx: Transaction, personId: string): Promise<void> {
    const now = tx.clock.now();
    await tx.query(forgetCodes, [personId]);
    for (const { id, enterpriseId } of await tx.query<{ id: string; enterpriseId: string }>(endMandates, [personId, now])) {
      tx.audit(`mandate:${id}`, { ended: 'account closed' });
      await this.revocations.voidTokens(tx, enterpriseId);
    }
    for (const { id } of await tx.query<{ id: string }>(revokeConsents, [personId, now])) tx.audit(`consent:${id}`, { revoked: 'account closed' });
    await this.people.change(tx, personId, person => person.leave(now));
    await this.revocations.revoke(tx, personId);
  }
}
