import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { templateProblems } from '@counterless/contracts';
import type { Constraints, ServiceDefinition } from '@counterless/platform';
import { Inbox } from './channels/inbox.ts';
import { SandboxSms } from './channels/sandbox-sms.ts';
import { FailChannelHandler } from './commands/fail-channel.ts';
import { PublishTemplateHandler } from './commands/publish-template.ts';
import { SendSignInCodeHandler } from './commands/send-sign-in-code.ts';
import type { DeliveryConfig, SmsProvider } from './delivery.config.ts';
import { ForgetCodes } from './duties/forget-codes.ts';
import { eventProviders } from './events.providers.ts';
import { parcelProviders } from './parcels.providers.ts';
import { requisitionProviders } from './requisition.providers.ts';
import { ChannelFaultStore } from './persistence/channel-fault-store.ts';
import { CodeStore } from './persistence/code-store.ts';
import { MessageStore } from './persistence/message-store.ts';
import { migrations } from './persistence/migrations.ts';
import { TemplateStore } from './persistence/template-store.ts';
import { parcelSchema } from './persistence/parcel-schema.ts';
import { webhookSchema } from './persistence/webhook-store.ts';
import { ListInboxHandler } from './queries/list-inbox.ts';
import { ListSentHandler } from './queries/list-sent.ts';
import { ListTemplatesHandler } from './queries/list-templates.ts';
import { PreviewTemplateHandler } from './queries/preview-template.ts';
import { TellCase } from './reactions/tell-case.ts';
import { TellDoubleScanReported } from './reactions/tell-double-scan-reported.ts';
import { TellPassExtended } from './reactions/tell-pass-extended.ts';
import { TellPassGranted } from './reactions/tell-pass-granted.ts';
import { TellPassRefused } from './reactions/tell-pass-refused.ts';
import { TellPassRequested } from './reactions/tell-pass-requested.ts';
import { TellPassRevoked } from './reactions/tell-pass-revoked.ts';
import { Dispatch } from './sending/dispatch.ts';
import { ChannelFaults, InboxChannel, Messages, SignInCodes, SmsChannel } from './sending/ports.ts';
import { Queue } from './sending/queue.ts';
import { Sender } from './sending/sender.ts';
import { Templates } from './sending/templates.ts';
import { TextWriter } from './sending/text-writer.ts';

/** What a broken constraint of the schema means to the caller. */
const constraints: Constraints = {
  template_version_once: templateProblems.templateOverlap,
  template_start_once: templateProblems.templateOverlap,
};

const smsAdapters: Readonly<Record<SmsProvider, Type<SmsChannel>>> = { sandbox: SandboxSms };

@Module({})
class DeliveryModule {}

function deliveryModule({ platform, smsProvider }: DeliveryConfig): DynamicModule {
  return {
    module: DeliveryModule,
    providers: [
      ...eventProviders(platform.mode === 'sandbox'),
      ...parcelProviders(),
      ...requisitionProviders,
      { provide: SmsChannel, useClass: smsAdapters[smsProvider] },
      { provide: InboxChannel, useClass: Inbox },
      { provide: Messages, useClass: MessageStore },
      { provide: SignInCodes, useClass: CodeStore },
      { provide: ChannelFaults, useClass: ChannelFaultStore },
      { provide: Templates, useClass: TemplateStore },
      TextWriter,
      Sender,
      Dispatch,
      Queue,
      ForgetCodes,
      SendSignInCodeHandler,
      FailChannelHandler,
      ListInboxHandler,
      ListSentHandler,
      PublishTemplateHandler,
      ListTemplatesHandler,
      PreviewTemplateHandler,
      TellPassRequested,
      TellPassGranted,
      TellPassRefused,
      TellPassRevoked,
      TellPassExtended,
      TellDoubleScanReported,
      TellCase,
    ],
  };
}

/** The delivery service: SMS and inbox, driven by facts. */
export function deliveryService(config: DeliveryConfig): ServiceDefinition {
  return {
    service: 'delivery',
    config: config.platform,
    module: deliveryModule(config),
    migrations,
    entities: cipher => [webhookSchema, parcelSchema(cipher)],
    constraints,
  };
}

export { migrations };
