import type { Provider } from '@nestjs/common';
import { HttpSms } from './channels/http-sms.ts';
import { Inbox } from './channels/inbox.ts';
import { SandboxEmail } from './channels/sandbox-email.ts';
import { SandboxOutbox } from './channels/sandbox-outbox.ts';
import { SandboxSms } from './channels/sandbox-sms.ts';
import { Smtp } from './channels/smtp.ts';
import type { DeliveryConfig } from './delivery.config.ts';
import { TellSandboxReceipts } from './duties/tell-sandbox-receipts.ts';
import { EmailChannel, InboxChannel, SmsChannel } from './sending/ports.ts';

/** One adapter for each channel: the real one where it is configured, else the simulated one. */
export function channelProviders({ sms, email }: DeliveryConfig): Provider[] {
  return [
    SandboxOutbox,
    ...(sms ? [{ provide: SmsChannel, useValue: new HttpSms(sms) }] : [{ provide: SmsChannel, useClass: SandboxSms }, TellSandboxReceipts]),
    email ? { provide: EmailChannel, useValue: new Smtp(email) } : { provide: EmailChannel, useClass: SandboxEmail },
    { provide: InboxChannel, useClass: Inbox },
  ];
}
