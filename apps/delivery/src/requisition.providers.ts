import type { Provider } from '@nestjs/common';
import { TellRequisitionAccepted } from './reactions/tell-requisition-accepted.ts';
import { TellRequisitionRefused } from './reactions/tell-requisition-refused.ts';
import { TellRequisitionIssued } from './reactions/tell-requisition-issued.ts';
import { TellRequisitionPosted } from './reactions/tell-requisition-posted.ts';
import { TellRequisitionSignedFor } from './reactions/tell-requisition-signed-for.ts';
import { TellRequisitionReturned } from './reactions/tell-requisition-returned.ts';
import { TellRequisitionLost } from './reactions/tell-requisition-lost.ts';
import { TellRequisitionClosed } from './reactions/tell-requisition-closed.ts';
import { TellRequisitionEscalated } from './reactions/tell-requisition-escalated.ts';

/** What a taxpayer and the officers hear of a requisition. */
export const requisitionProviders: Provider[] = [
  TellRequisitionAccepted,
  TellRequisitionRefused,
  TellRequisitionIssued,
  TellRequisitionPosted,
  TellRequisitionSignedFor,
  TellRequisitionReturned,
  TellRequisitionLost,
  TellRequisitionClosed,
  TellRequisitionEscalated,
];
