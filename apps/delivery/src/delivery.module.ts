import { Module, type DynamicModule } from '@nestjs/common';
import { quietHoursProblems, templateProblems } from '@counterless/contracts';
import type { Constraints, ServiceDefinition } from '@counterless/platform';
import { channelProviders } from './channels.providers.ts';
import { dataProviders } from './person-data.providers.ts';
import { FailChannelHandler } from './commands/fail-channel.ts';
import { ConfirmEmailHandler } from './commands/confirm-email.ts';
import { RegisterEmailHandler } from './commands/register-email.ts';
import { RemoveEmailHandler } from './commands/remove-email.ts';
import { MarkInboxMessageHandler } from './commands/mark-inbox-message.ts';
import { PublishQuietHoursHandler } from './commands/publish-quiet-hours.ts';
import { PublishTemplateHandler } from './commands/publish-template.ts';
import { SendSignInCodeHandler } from './commands/send-sign-in-code.ts';
import { SetPreferenceHandler } from './commands/set-preference.ts';
import { TakeSmsReceiptHandler } from './commands/take-sms-receipt.ts';
import { TellReceiptHandler } from './commands/tell-receipt.ts';
import { OwnContacts } from './contacts/own-contacts.ts';
import type { DeliveryConfig } from './delivery.config.ts';
import { ForgetCodes } from './duties/forget-codes.ts';
import { eventProviders } from './events.providers.ts';
import { parcelProviders } from './parcels.providers.ts';
import { ChannelFaultStore } from './persistence/channel-fault-store.ts';
import { CodeStore } from './persistence/code-store.ts';
import { InboxReadingStore } from './persistence/inbox-reading-store.ts';
import { MessageStore } from './persistence/message-store.ts';
import { migrations } from './persistence/migrations.ts';
import { OwnerEmailStore } from './persistence/owner-email-store.ts';
import { PreferenceStore } from './persistence/preference-store.ts';
import { TemplateStore } from './persistence/template-store.ts';
import { parcelSchema } from './persistence/parcel-schema.ts';
import { webhookSchema } from './persistence/webhook-store.ts';
import { ListInboxHandler } from './queries/list-inbox.ts';
import { ListMessagesHandler } from './queries/list-messages.ts';
import { ListPreferencesHandler } from './queries/list-preferences.ts';
import { ListQuietHoursHandler } from './queries/list-quiet-hours.ts';
import { ListSentHandler } from './queries/list-sent.ts';
import { ListTemplatesHandler } from './queries/list-templates.ts';
import { PreviewTemplateHandler } from './queries/preview-template.ts';
import { ratingProviders } from './rating.providers.ts';
import { TellCase } from './reactions/tell-case.ts';
import { TellDoubleScanReported } from './reactions/tell-double-scan-reported.ts';
import { TellExtensionAsked } from './reactions/tell-extension-asked.ts';
import { TellPass } from './reactions/tell-pass.ts';
import { TellRequisition } from './reactions/tell-requisition.ts';
import { TellTaskEscalated } from './reactions/tell-task-escalated.ts';
import { Dispatch } from './sending/dispatch.ts';
import { InboxReadings } from './sending/inbox-readings.ts';
import { ChannelFaults, Messages, SignInCodes } from './sending/ports.ts';
import { OwnerEmails } from './sending/owner-emails.ts';
import { Preferences } from './sending/preferences.ts';
import { Queue } from './sending/queue.ts';
import { Router } from './sending/router.ts';
import { Sender } from './sending/sender.ts';
import { Templates } from './sending/templates.ts';
import { TextWriter } from './sending/text-writer.ts';

/** What a broken constraint of the schema means to the caller. */
const constraints: Constraints = {
  template_version_once: templateProblems.templateOverlap,
  template_start_once: templateProblems.templateOverlap,
  quiet_hours_version_once: quietHoursProblems.quietHoursOverlap,
  quiet_hours_start_once: quietHoursProblems.quietHoursOverlap,
};

@Module({})
class DeliveryModule {}

function deliveryModule(config: DeliveryConfig): DynamicModule {
  return {
    module: DeliveryModule,
    providers: [
      ...eventProviders(config.platform.mode === 'sandbox'),
      ...channelProviders(config),
      ...parcelProviders(config),
      ...ratingProviders,
      ...dataProviders,
      { provide: Messages, useClass: MessageStore },
      { provide: SignInCodes, useClass: CodeStore },
      { provide: ChannelFaults, useClass: ChannelFaultStore },
      { provide: Templates, useClass: TemplateStore },
      { provide: Preferences, useClass: PreferenceStore },
      { provide: OwnerEmails, useClass: OwnerEmailStore },
      { provide: InboxReadings, useClass: InboxReadingStore },
      OwnContacts,
      TextWriter,
      Router,
      Sender,
      Dispatch,
      Queue,
      ForgetCodes,
      SendSignInCodeHandler,
      FailChannelHandler,
      ListInboxHandler,
      ListSentHandler,
      ListMessagesHandler,
      MarkInboxMessageHandler,
      ListPreferencesHandler,
      SetPreferenceHandler,
      TakeSmsReceiptHandler,
      TellReceiptHandler,
      RegisterEmailHandler,
      ConfirmEmailHandler,
      RemoveEmailHandler,
      PublishTemplateHandler,
      PublishQuietHoursHandler,
      ListQuietHoursHandler,
      ListTemplatesHandler,
      PreviewTemplateHandler,
      TellPass,
      TellDoubleScanReported,
      TellRequisition,
      TellCase,
      TellTaskEscalated,
      TellExtensionAsked,
    ],
  };
}

/** The delivery service: SMS, e-mail, inbox and post, driven by facts. */
export function deliveryService(config: DeliveryConfig): ServiceDefinition {
  return {
    service: 'delivery',
    config: config.platform,
    module: deliveryModule(config),
    migrations,
    entities: cipher => [webhookSchema(cipher), parcelSchema(cipher)],
    constraints,
  };
}

export { migrations };
