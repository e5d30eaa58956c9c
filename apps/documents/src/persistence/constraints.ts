import { certificateProblems } from '@counterless/contracts';
import type { Constraints } from '@counterless/platform';

/** What a broken constraint of the schema means to the caller. */
export const constraints: Constraints = { certificate_follows: certificateProblems.certificateWrongState };
