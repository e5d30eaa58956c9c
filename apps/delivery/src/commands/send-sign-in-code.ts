import { Inject } from '@nestjs/common';
import { delivery, deliveryProblems, general, type Accepted, type SendSignInCode } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Handles, LOGGER, type Call, type Handler, type Logger } from '@counterless/platform';
import { handOver } from '../sending/hand-over.ts';
import { TextWriter } from '../sending/text-writer.ts';
import { SignInCodes, SmsChannel } from '../sending/ports.ts';

/** Who asks has a limit of its own; this one only bounds the bill if that fails. */
const mostPerHour = 10;
const hour = 3_600_000;

/** Sent at once and by whichever replica is asked: somebody waits for it, and later is of no use. */
@Handles(delivery.sendSignInCode)
export class SendSignInCodeHandler implements Handler<typeof delivery.sendSignInCode> {
  constructor(
    private readonly codes: SignInCodes,
    private readonly sms: SmsChannel,
    private readonly texts: TextWriter,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run({ codeId, mobile, code, minutes }: SendSignInCode, call: Call): Promise<Accepted> {
    const known = await this.codes.find(codeId);
    if (known?.sent) return { messageId: known.messageId };
    const now = this.clock.now();
    if (!known && (await this.codes.countSince(mobile, new Date(now.getTime() - hour))) >= mostPerHour) {
      throw new Problem(deliveryProblems.tooManyCodes, { retryAfter: 600 });
    }
    const id = known?.messageId ?? (await this.codes.add(codeId, mobile, now));
    const { body: text } = await this.texts.write('sign-in-code', 'sms', call.language, { code, minutes });
    try {
      // A code that is known and was not noted as sent may have been given to the provider all the same.
      await handOver(this.sms, { id, mobile, text, template: 'sign-in-code', about: null, entity: null }, known !== undefined);
    } catch (error) {
      this.logger.warn({ message: id, error: (error as Error).name }, 'a sign-in code was not sent');
      // Under the same code id it may be tried again: the message keeps its id.
      throw new Problem(general.unavailable, {
        detail: { en: 'the SMS provider did not take it', zh: '短信通道暂时不可用' },
        retryAfter: 2,
        cause: error,
      });
    }
    await this.codes.sent(codeId, now);
    return { messageId: id };
  }
}
