import { delivery, type EmailView, type Nothing } from '@counterless/contracts';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { OwnerEmails } from '../sending/owner-emails.ts';

@Handles(delivery.removeEmail)
export class RemoveEmailHandler implements Handler<typeof delivery.removeEmail> {
  constructor(
    private readonly emails: OwnerEmails,
    private readonly work: UnitOfWork,
  ) {}

  async run(_request: Nothing, call: Call): Promise<EmailView> {
    return this.work.run(call, async tx => {
      await this.emails.remove(tx, actorOf(call).id);
      return { email: null, confirmedAt: null };
    });
  }
}
