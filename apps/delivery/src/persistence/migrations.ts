import type { Migration } from '@counterless/platform';
import { AddressOffices1760000017000 } from './address-offices.ts';
import { AddressOwnRegions1760000038000 } from './address-own-regions.ts';
import { BehaveByValue1760000042000 } from './behave-by-value.ts';
import { CreateEvents1760000009000 } from './create-events.ts';
import { CreateMessageTables1760000001000 } from './create-message-tables.ts';
import { CreateParcels1760000010000 } from './create-parcels.ts';
import { CreateSending1760000012000 } from './create-sending.ts';
import { CreateTemplates1760000002000 } from './create-templates.ts';
import { ForgetRecipients1760000019000 } from './forget-recipients.ts';
import { MeasureMessages1760000046000 } from './measure-messages.ts';
import { TrackParcels1760000043000 } from './track-parcels.ts';
import { VersionQuietHours1760000036000 } from './version-quiet-hours.ts';
import { NameWebhookContacts1760000034000 } from './name-webhook-contacts.ts';
import { addTexts } from './texts/add-texts.ts';

export const migrations: readonly Migration[] = [
  CreateMessageTables1760000001000,
  CreateTemplates1760000002000,
  addTexts('AddPassTexts1760000003000', 'pass'),
  CreateEvents1760000009000,
  CreateParcels1760000010000,
  addTexts('AddRequisitionTexts1760000011000', 'requisition'),
  CreateSending1760000012000,
  addTexts('AddCaseTexts1760000013000', 'case'),
  addTexts('AddEmailTexts1760000014000', 'email'),
  addTexts('AddRatingTexts1760000016000', 'rating'),
  AddressOffices1760000017000,
  addTexts('AddTaskTexts1760000018000', 'task'),
  ForgetRecipients1760000019000,
  NameWebhookContacts1760000034000,
  addTexts('AddWebhookTexts1760000035000', 'webhook'),
  VersionQuietHours1760000036000,
  addTexts('AddPassLapseTexts1760000037000', 'pass-lapse'),
  AddressOwnRegions1760000038000,
  addTexts('AddExtensionTexts1760000038001', 'extension'),
  BehaveByValue1760000042000,
  TrackParcels1760000043000,
  addTexts('AddParcelTexts1760000044000', 'parcel'),
  addTexts('AddDataTexts1760000045000', 'data'),
  MeasureMessages1760000046000,
];
