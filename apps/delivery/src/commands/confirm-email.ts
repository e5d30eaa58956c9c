import { timingSafeEqual } from 'node:crypto';
import { delivery, messageProblems, type ConfirmEmail, type EmailView } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { maskEmail } from '../domain/email-address.ts';
import { mayGuess } from '../domain/email-code.ts';
import { OwnerEmails, type OwnerEmail } from '../sending/owner-emails.ts';

@Handles(delivery.confirmEmail)
export class ConfirmEmailHandler implements Handler<typeof delivery.confirmEmail> {
  constructor(
    private readonly emails: OwnerEmails,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ code }: ConfirmEmail, call: Call): Promise<EmailView> {
    const { id: owner } = actorOf(call);
    const now = this.clock.now();
    const right = (known: Pick<OwnerEmail, 'code' | 'named'>) =>
      known.code !== null && timingSafeEqual(known.code, this.emails.digest(owner, known.named, code));
    // A wrong guess is spent in a transaction of its own, under the lock that it was compared under: neither its failure nor many at once give one
    // back. A right one spends nothing, so that the same request many times at once is not refused by its own likes.
    const guessed = await this.work.runAs(originOf(call, owner), async tx => {
      const known = await this.emails.hold(tx, owner);
      if (!known || !mayGuess(known, now)) return false;
      if (right(known)) return true;
      await this.emails.keep(tx, owner, { ...known, tries: known.tries + 1 });
      return false;
    });
    if (!guessed) throw new Problem(messageProblems.emailCode);
    return this.work.run(call, async tx => {
      const known = await this.emails.hold(tx, owner);
      if (!known || !right(known)) throw new Problem(messageProblems.emailCode);
      await this.emails.keep(tx, owner, {
        ...known,
        code: null,
        codeUntil: null,
        tries: 0,
        confirmed: known.named,
        confirmedAt: now,
      });
      return { email: maskEmail(known.named), confirmedAt: now.toISOString() };
    });
  }
}

const originOf = (call: Call, owner: string) => ({
  actor: `${actorOf(call).kind}:${owner}`,
  act: undefined,
  operation: call.operation.subject,
  requestId: call.requestId,
  traceparent: call.traceparent,
});
