import type { Provider } from '@nestjs/common';
import { RepostRequisitionHandler } from './commands/repost-requisition.ts';
import { RestockRequisitionHandler } from './commands/restock-requisition.ts';
import { WriteOffRequisitionHandler } from './commands/write-off-requisition.ts';
import { SendParcels } from './duties/send-parcels.ts';
import { CheckInvoiceHandler } from './queries/check-invoice.ts';
import { ListOnlineMattersHandler } from './queries/list-online-matters.ts';
import { ReadRequisitionContactHandler } from './queries/read-requisition-contact.ts';
import { ReadTaxFiguresHandler } from './queries/read-tax-figures.ts';
import { CloseSignedForParcel } from './reactions/close-signed-for-parcel.ts';
import { NoteParcelAccepted } from './reactions/note-parcel-accepted.ts';
import { NoteParcelMoved } from './reactions/note-parcel-moved.ts';
import { OpenLostParcel } from './reactions/open-lost-parcel.ts';
import { OpenRefusedParcel } from './reactions/open-refused-parcel.ts';
import { OpenReturnedParcel } from './reactions/open-returned-parcel.ts';
import { ParcelFollower } from './requisitions/follower.ts';

/** Parcels, and what becomes of those that do not arrive. */
export const postProviders: Provider[] = [
  SendParcels,
  ParcelFollower,
  NoteParcelAccepted,
  NoteParcelMoved,
  CloseSignedForParcel,
  OpenReturnedParcel,
  OpenLostParcel,
  OpenRefusedParcel,
  RepostRequisitionHandler,
  RestockRequisitionHandler,
  WriteOffRequisitionHandler,
  ReadRequisitionContactHandler,
];

/** What anybody may ask. */
export const openProviders: Provider[] = [CheckInvoiceHandler, ReadTaxFiguresHandler, ListOnlineMattersHandler];
