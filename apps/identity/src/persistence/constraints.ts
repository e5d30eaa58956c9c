import { dataProblems, identityProblems } from '@counterless/contracts';
import type { Constraints } from '@counterless/platform';

/** Which problem a broken constraint stands for. */
export const constraints: Constraints = {
  person_mobile_once: identityProblems.identifierTaken,
  person_resident_id_once: identityProblems.identifierTaken,
  officer_mobile_once: identityProblems.identifierTaken,
  enterprise_uscc_once: identityProblems.identifierTaken,
  mandate_overlap: identityProblems.mandateOverlap,
  data_request_person_id_fkey: dataProblems.personNotFound,
  data_request_open_once: dataProblems.requestOpen,
  app_pkey: identityProblems.appTaken,
};
