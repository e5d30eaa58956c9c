import { actorText, general, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { Call } from '../wire/call.ts';
import type { FieldCipher } from '../security/field-cipher.ts';
import type { Database, Prepared } from './database.ts';

export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly version: number | undefined;
  readonly location: string | undefined;
}

const find: Prepared = {
  name: 'idempotency.find',
  text: 'SELECT operation, request_hash, status, body, version, location FROM idempotency WHERE caller = $1 AND key = $2',
};

const tell: Prepared = {
  name: 'idempotency.tell',
  text: 'SELECT operation, status, version, location, at FROM idempotency WHERE caller = $1 AND key = $2',
};

/** How long an answer is kept at least, in milliseconds; 24 hours are promised. */
export const keptMs = 3 * 24 * 3600 * 1000;

/** What is told of an answer that was given. */
export interface KeptAnswer {
  readonly operation: string;
  readonly status: number;
  readonly version: number | null;
  readonly location: string | null;
  readonly at: Date;
}

/** Keys belong to the app and the subject it acts for: two callers may choose the same key. */
export function callerOf(call: Pick<Call, 'actor'>): string {
  if (!call.actor) return 'anonymous';
  return call.actor.kind === 'service' ? actorText(call.actor) : `${(call.actor as Actor).client}|${actorText(call.actor)}`;
}

/** The answers already given, by key. */
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** What was answered to a caller's key, without the answer itself. */
  async tell(caller: string, key: string): Promise<KeptAnswer | undefined> {
    return (await this.database.lookUp<KeptAnswer>(tell, [caller, key]))[0];
  }

  /**
   * The first answer to this key.
   * @throws Problem `idempotency.key-reused` when the key was used for another request.
   */
  async find(call: Call): Promise<StoredAnswer | undefined> {
    const [row] = await this.database.lookUp<{ request_hash: Buffer; status: number; body: Buffer; version: number | null; location: string | null }>(find, [
      callerOf(call),
      call.idempotencyKey,
    ]);
    if (!row) return undefined;
    if (!row.request_hash.equals(call.requestHash!)) throw new Problem(general.keyReused);
    return {
      status: row.status,
      body: this.cipher.open(row.body, 'idempotency'),
      version: row.version ?? undefined,
      location: row.location ?? undefined,
    };
  }
}
