import { randomInt } from 'node:crypto';
import { delivery, general, messageProblems, type EmailView, type RegisterEmail } from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { isEmailAddress, maskEmail } from '../domain/email-address.ts';
import { askedLately, emailCodeRules, mayAsk } from '../domain/email-code.ts';
import { handOver } from '../sending/hand-over.ts';
import { OwnerEmails } from '../sending/owner-emails.ts';
import { EmailChannel } from '../sending/ports.ts';
import { TextWriter } from '../sending/text-writer.ts';

/** An address that was confirmed before stays in use until the new one is. */
@Handles(delivery.registerEmail)
export class RegisterEmailHandler implements Handler<typeof delivery.registerEmail> {
  constructor(
    private readonly emails: OwnerEmails,
    private readonly channel: EmailChannel,
    private readonly texts: TextWriter,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ email }: RegisterEmail, call: Call): Promise<EmailView> {
    if (!isEmailAddress(email)) throw new Problem(messageProblems.emailInvalid);
    const { id: owner } = actorOf(call);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const now = this.clock.now();
    const view = await this.work.run(call, async tx => {
      const known = await this.emails.hold(tx, owner);
      if (!mayAsk(known, now)) throw new Problem(messageProblems.emailTooOften, { retryAfter: 600 });
      const asked = [...(known ? askedLately(known, now) : []), now];
      const codeUntil = new Date(now.getTime() + emailCodeRules.minutes * 60_000);
      const { confirmed = null, confirmedAt = null } = known ?? {};
      await this.emails.keep(tx, owner, {
        named: email,
        code: this.emails.digest(owner, email, code),
        codeUntil,
        tries: 0,
        asked,
        confirmed,
        confirmedAt,
      });
      return { email: maskEmail(email), confirmedAt: null };
    });
    await this.#send(email, code, call);
    return view;
  }

  async #send(address: string, code: string, call: Call): Promise<void> {
    const { title = '', body } = await this.texts.write('email-code', 'email', call.language, {
      code,
      minutes: emailCodeRules.minutes,
    });
    try {
      await handOver(
        this.channel,
        { id: newId(), template: 'email-code', about: null, entity: null, address, title, body },
        false,
      );
    } catch (error) {
      throw new Problem(general.unavailable, {
        detail: { en: 'the e-mail could not be sent', zh: '邮件暂时无法发送' },
        retryAfter: 5,
        cause: error,
      });
    }
  }
}
