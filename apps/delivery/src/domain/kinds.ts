import type { FieldType } from './template-text.ts';

/** What messages are about, and the fields that whoever knows the thing can say of it. A field may stay empty. */
export const supplies = {
  pass: { plate: 'text', number: 'text', validFrom: 'time', validUntil: 'time', reason: 'text' },
  requisition: { quantity: 'number', promisedAt: 'time', waybill: 'text', reason: 'text' },
  case: {
    title: 'text', correction: 'day', due: 'day', promised: 'day', legal: 'day', days: 'number', reason: 'text', supplement: 'text', clockReason: 'text',
    reconsiderUntil: 'day', sueUntil: 'day', certificateNumber: 'text',
  },
  'data-request': { expiresAt: 'time' },
  parcel: { waybill: 'text', contents: 'text', heardAt: 'time' },
  webhook: { url: 'text', since: 'time' },
  code: { code: 'text', minutes: 'number' },
} as const satisfies Record<string, Readonly<Record<string, FieldType>>>;
export type Subject = keyof typeof supplies;

/** Every kind of message and what it is about. Its texts are data: `persistence/texts`, and later versions published by the operator. */
export const kinds = {
  'pass-requested': 'pass',
  'pass-granted': 'pass',
  'pass-refused': 'pass',
  'pass-revoked': 'pass',
  'pass-extended': 'pass',
  'pass-lapsed': 'pass',
  'double-scan-reported': 'pass',
  'requisition-accepted': 'requisition',
  'requisition-refused': 'requisition',
  'requisition-issued': 'requisition',
  'requisition-posted': 'requisition',
  'requisition-signed-for': 'requisition',
  'requisition-returned': 'requisition',
  'requisition-lost': 'requisition',
  'requisition-closed': 'requisition',
  'requisition-follow-up': 'requisition',
  'requisition-escalated': 'requisition',
  'case-submitted': 'case',
  'case-supplement-asked': 'case',
  'case-accepted': 'case',
  'case-not-accepted': 'case',
  'case-suspended': 'case',
  'case-resumed': 'case',
  'case-extended': 'case',
  'case-granted': 'case',
  'case-refused': 'case',
  'case-lapsed': 'case',
  'case-certified': 'case',
  'task-escalated': 'case',
  'extension-asked': 'case',
  'rating-invited': 'case',
  'rating-answered': 'case',
  'rating-correction-due': 'case',
  'rating-correction-overdue': 'case',
  'data-export-ready': 'data-request',
  'parcel-overdue': 'parcel',
  'webhook-gone': 'webhook',
  'webhook-failing': 'webhook',
  'sign-in-code': 'code',
  'email-code': 'code',
} as const satisfies Record<string, Subject>;
export type Kind = keyof typeof kinds;

export const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);
/** The kind that bears the verb of a fact: `pass-granted` of `permits.pass.granted.v1`. @throws Error where there is none */
export function kindOf(subject: Subject, fact: string): Kind {
  const kind = `${subject}-${fact.split('.').at(-2)}`;
  if (!isKind(kind)) throw new Error(`no message tells of ${fact}`);
  return kind;
}
export const supplyOf = (kind: Kind): Readonly<Record<string, FieldType>> => supplies[kinds[kind]];
