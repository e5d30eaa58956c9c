import { identity, type RevokeAccess } from '@counterless/contracts';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Revocations } from '../ports/stores.ts';

@Handles(identity.revokeAccess)
export class RevokeAccessHandler implements Handler<typeof identity.revokeAccess> {
  constructor(
    private readonly revocations: Revocations,
    private readonly work: UnitOfWork,
  ) {}

  run(request: RevokeAccess, call: Call) {
    return this.work.run(call, async tx => {
      const before = await this.revocations.revoke(tx, request.subject);
      return { subject: request.subject, before: before.toISOString() };
    });
  }
}
