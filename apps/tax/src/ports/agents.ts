import type { Call } from '@counterless/platform';

/** Who acts for an enterprise. */
export abstract class Agents {
  /**
   * Name and credit code of the calling enterprise, once its agent's mandate is seen to hold now. Asks identity: not to be called
   * inside a transaction.
   * @throws Problem `taxpayer.mandate-ended`
   */
  abstract actingFor(call: Call): Promise<{ readonly name: string; readonly uscc: string }>;
}
