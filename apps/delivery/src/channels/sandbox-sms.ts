import { Injectable } from '@nestjs/common';
import { SmsChannel, type Receipt, type Sms } from '../sending/ports.ts';
import { SandboxOutbox } from './sandbox-outbox.ts';

/** Public on purpose, so that whoever tries the sandbox can sign receipts; it exists in no other mode. */
export const sandboxSmsSecret = 'sandbox-sms-secret';

@Injectable()
export class SandboxSms extends SmsChannel {
  readonly provider = 'sandbox';
  readonly secret = sandboxSmsSecret;
  readonly recovery = 'idempotent';
  // It takes what comes together as one statement.
  override readonly atOnce = 256;

  constructor(private readonly outbox: SandboxOutbox) {
    super();
  }

  send({ mobile, text, ...message }: Sms): Promise<Receipt> {
    return this.outbox.keep({ ...message, channel: 'sms', recipient: mobile, body: text });
  }
}
