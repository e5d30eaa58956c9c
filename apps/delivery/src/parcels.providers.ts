import type { Provider } from '@nestjs/common';
import { MoveParcelHandler } from './commands/move-parcel.ts';
import { SendParcelHandler } from './commands/send-parcel.ts';
import { TakeCourierCallbackHandler } from './commands/take-courier-callback.ts';
import { Courier, SimulatedCourier } from './couriers/courier.ts';
import { HttpCourier } from './couriers/http-courier.ts';
import { SandboxCourier } from './couriers/sandbox-courier.ts';
import type { DeliveryConfig } from './delivery.config.ts';
import { TellSandboxParcels } from './duties/tell-sandbox-parcels.ts';
import { CallbackDesk } from './parcels/callback-desk.ts';
import { ParcelDispatch } from './parcels/dispatch.ts';
import { Parcels } from './parcels/ports.ts';
import { Tracker } from './parcels/tracker.ts';
import { ParcelStore } from './persistence/parcel-store.ts';
import { ListParcelsHandler } from './queries/list-parcels.ts';
import { ReadParcelHandler } from './queries/read-parcel.ts';

/** Parcels by the courier. */
export function parcelProviders({ courier }: DeliveryConfig): Provider[] {
  return [
    { provide: Parcels, useClass: ParcelStore },
    SandboxCourier,
    courier ? { provide: Courier, useValue: new HttpCourier(courier) } : { provide: Courier, useExisting: SandboxCourier },
    { provide: SimulatedCourier, useExisting: SandboxCourier },
    ...(courier ? [] : [TellSandboxParcels]),
    CallbackDesk,
    Tracker,
    ParcelDispatch,
    SendParcelHandler,
    TakeCourierCallbackHandler,
    MoveParcelHandler,
    ReadParcelHandler,
    ListParcelsHandler,
  ];
}
