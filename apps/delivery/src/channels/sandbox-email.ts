import { Injectable } from '@nestjs/common';
import { EmailChannel, type Email, type Receipt } from '../sending/ports.ts';
import { SandboxOutbox } from './sandbox-outbox.ts';

@Injectable()
export class SandboxEmail extends EmailChannel {
  readonly recovery = 'idempotent';
  // It takes what comes together as one statement.
  override readonly atOnce = 256;

  constructor(private readonly outbox: SandboxOutbox) {
    super();
  }

  send({ address, title, body, ...message }: Email): Promise<Receipt> {
    return this.outbox.keep({ ...message, channel: 'email', recipient: address, title, body });
  }
}
