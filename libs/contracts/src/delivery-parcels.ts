import { problem } from '@counterless/kernel';
import { messageProblems, SignedCallback } from './delivery-messages.ts';
import { fact } from './fact.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Nothing } from './permits.ts';
import type { Service } from './service.ts';
import { Flag, Id, Instant, Int, ListOf, Mobile, Nested, OneOf, Optional, Region, Text } from './vocabulary.ts';

/**
 * `requested`: kept, and the courier is asked for a waybill until it answers. `accepted`: it has one. `refused`: the courier does not carry it.
 * Ends: signed-for, returned, lost, refused.
 */
export const parcelStatuses = ['requested', 'accepted', 'in-transit', 'signed-for', 'returned', 'lost', 'refused'] as const;
export type ParcelStatus = (typeof parcelStatuses)[number];
/** What a courier tells of a parcel under way. */
export const moveStatuses = ['in-transit', 'signed-for', 'returned', 'lost'] as const;
export type MoveStatus = (typeof moveStatuses)[number];

const reference = { pattern: /^[a-z]+(-[a-z]+)*:[A-Za-z0-9-]+$/, description: 'What the sender sends it for, such as requisition:<id>' };

export class PostalAddress {
  @Text(40) readonly recipient!: string;
  @Mobile() readonly mobile!: string;
  @Region() readonly region!: string;
  @Text(200, { description: 'Street, house, room' }) readonly line!: string;
}
export class ParcelOwner {
  @OneOf(['person', 'enterprise']) readonly kind!: 'person' | 'enterprise';
  @Id() readonly id!: string;
}
export class SendParcel {
  @Id({ description: 'The sender’s own: a parcel is sent once, whatever retries happen' }) readonly parcelId!: string;
  @Nested(() => ParcelOwner, { description: 'Who may follow it' }) readonly owner!: ParcelOwner;
  @Region({ description: 'Region of whose officers may follow it' }) readonly region!: string;
  @Nested(() => PostalAddress) readonly to!: PostalAddress;
  @Text(200, { description: 'What is in it, as the waybill says; no personal data' }) readonly contents!: string;
  @Text(100, reference) readonly reference!: string;
}
export class ParcelIdentified {
  @Id() readonly parcelId!: string;
}
export class ParcelSending {
  @Id() readonly parcelId!: string;
  @OneOf(parcelStatuses) readonly status!: ParcelStatus;
}
export class MaskedAddress {
  @Text(40, { example: '王**' }) readonly recipient!: string;
  @Text(20, { example: '138****1234' }) readonly mobile!: string;
  @Region() readonly region!: string;
}
export class ParcelMove {
  @OneOf(moveStatuses) readonly status!: MoveStatus;
  @Instant() readonly at!: string;
  @Optional() @Text(200, { description: 'Where, as the courier says' }) readonly place?: string | null;
}
export class ParcelView {
  @Id() readonly id!: string;
  @OneOf(parcelStatuses) readonly status!: ParcelStatus;
  @Int(1, 1_000_000) readonly version!: number;
  @Nested(() => MaskedAddress) readonly to!: MaskedAddress;
  @Text(200) readonly contents!: string;
  @Text(100) readonly reference!: string;
  @Optional() @Text(40) readonly courier?: string | null;
  @Optional() @Text(40) readonly waybill?: string | null;
  @Instant() readonly requestedAt!: string;
  @Optional() @Instant() readonly acceptedAt?: string | null;
  @Optional() @Instant({ description: 'Under way, and since when the courier has told nothing for too long: 8 days' }) readonly overdueSince?: string | null;
  @ListOf(() => ParcelMove, { max: 400, description: 'In the order in which it happened, whatever order it was told in' }) readonly moves!: ParcelMove[];
}
export class ParcelList {
  @ListOf(() => ParcelView, { max: 200 }) readonly items!: ParcelView[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class ListParcels extends Page {
  @Optional() @Text(100, reference) readonly reference?: string;
  @Optional() @Flag({ description: 'Only those without news for too long, or only the others' }) readonly overdue?: boolean;
}
/** Says neither where the parcel is nor to whom it goes. */
export class ParcelFact {
  @Id() readonly parcelId!: string;
  @Text(100, reference) readonly reference!: string;
  @OneOf(parcelStatuses) readonly status!: ParcelStatus;
  @Instant({ description: 'When it happened, as the courier says' }) readonly at!: string;
  @Optional() @Text(40) readonly waybill?: string;
}
export class CourierCallback extends SignedCallback {
  @Text(40, { pattern: /^[a-z]+(-[a-z]+)*$/, description: 'Courier that calls; `data` is a CourierEvent' }) readonly courier!: string;
}
export class CourierEvent {
  @Text(64, { description: 'The courier’s id of what happened: told twice, it counts once' }) readonly eventId!: string;
  @Id({ description: 'The parcel, by our id' }) readonly orderId!: string;
  @Text(40) readonly waybill!: string;
  @OneOf(moveStatuses) readonly status!: MoveStatus;
  @Instant() readonly at!: string;
  @Optional() @Text(200) readonly place?: string;
}
export class MoveParcel {
  @Id() readonly parcelId!: string;
  @OneOf(moveStatuses) readonly status!: MoveStatus;
  @Optional() @Text(200) readonly place?: string;
}

export const parcelProblems = {
  parcelNotFound: problem('parcel.not-found', 'not-found', { en: 'No such parcel', zh: '没有该寄递件' }),
  parcelReused: problem('parcel.id-reused', 'conflict', { en: 'Another parcel was sent under this id', zh: '该编号已用于另一寄递件' }),
  parcelWaits: problem('parcel.no-waybill', 'conflict', { en: 'The courier has not taken the parcel', zh: '快递企业尚未收寄' }),
  courierUnknown: problem('courier.unknown', 'not-found', { en: 'No such courier', zh: '没有该快递企业' }),
  waybillUnknown: problem('courier.waybill-unknown', 'not-found', { en: 'No parcel has this order and waybill', zh: '没有该订单与运单' }),
} as const;
const p = parcelProblems;

/** Services that may send parcels, and hear of them. */
export const parcelSenders: readonly Service[] = ['permits', 'documents', 'tax'];
/** The app through which came what a parcel was sent for is told of it. */
const ofReference = { about: ({ reference }: ParcelFact) => reference.slice(reference.indexOf(':') + 1) };
const told = (verb: string, summary: string) =>
  fact({ subject: `delivery.parcel.${verb}.v1`, summary, payload: ParcelFact, readBy: ['tax', 'gateway'], partners: ofReference });

export const parcelOperations = {
  sendParcel: operation({
    subject: 'delivery.parcel.send.v1', summary: 'Send a parcel by the courier; one parcelId is one parcel',
    description: 'The same again gives its present status; another content under the same id is refused. Everything after that is told by facts.',
    access: { services: parcelSenders }, request: SendParcel, response: ParcelSending, problems: [p.parcelReused],
  }),
  readParcel: operation({
    subject: 'delivery.parcel.read.v1', summary: 'Follow a parcel: its waybill and where it was',
    http: { method: 'GET', path: '/v1/delivery/parcels/:parcelId', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'delivery:read', services: parcelSenders },
    request: ParcelIdentified, response: ParcelView, versioned: true, problems: [p.parcelNotFound],
  }),
  listParcels: operation({
    subject: 'delivery.parcel.list.v1', summary: 'One’s own parcels, an officer’s those of the region, newest first',
    http: { method: 'GET', path: '/v1/delivery/parcels', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'delivery:read' }, request: ListParcels, response: ParcelList,
  }),
  takeCourierCallback: operation({
    subject: 'delivery.courier-callback.take.v1', summary: 'For couriers: tell what happened to a parcel',
    description: 'Public, and verified by its signature. An event told twice counts once; events may come in any order. Whatever is not answered with 2xx is to be told again, signed anew.',
    http: { method: 'POST', path: '/v1/delivery/courier-callbacks/:courier', status: 200 },
    // Its own event id keeps it from counting twice, so a courier needs no Idempotency-Key.
    access: { public: true }, request: CourierCallback, response: Nothing, idempotent: false,
    problems: [p.courierUnknown, messageProblems.callbackSignature, messageProblems.callbackStale, p.waybillUnknown],
  }),
  moveParcel: operation({
    subject: 'delivery.sandbox.move-parcel.v1', summary: 'Sandbox: let the simulated courier tell what happened to a parcel',
    http: { method: 'POST', path: '/v1/sandbox/parcels/:parcelId/move', status: 200 },
    access: { actors: ['app'], scope: 'sandbox' }, request: MoveParcel, response: ParcelSending, sandbox: true, problems: [p.parcelNotFound, p.parcelWaits],
  }),
  parcelAccepted: told('accepted', 'The courier has taken a parcel'),
  parcelMoved: told('moved', 'A parcel is under way'),
  parcelSignedFor: told('signed-for', 'A parcel was handed over and signed for'),
  parcelReturned: told('returned', 'A parcel came back'),
  parcelLost: told('lost', 'A parcel was lost'),
  parcelRefused: told('refused', 'The courier does not carry a parcel'),
} as const;
