import { Injectable } from '@nestjs/common';
import { general, permitsProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Database, FieldCipher, Store, UnitOfWork, type Call, type Prepared, type Transaction } from '@counterless/platform';
import type { Pass } from '../domain/pass.ts';
import { Passes } from '../ports/passes.ts';
import { byRule } from '../refusals.ts';
import { passSchema } from './pass-schema.ts';

// Two requests for one plate would each insert and then wait for the other to end: the exclusion constraint alone ends that by
// a deadlock after a second. Whoever writes a pass first takes its plate.
const holdPlate: Prepared = { name: 'pass.hold-plate', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 1))' };
const holdPlateOf: Prepared = {
  name: 'pass.hold-plate-of',
  text: 'SELECT pg_advisory_xact_lock(hashtextextended(plate, 1)) FROM pass WHERE id = $1',
};

@Injectable()
export class PassStore extends Passes {
  readonly #store: Store<Pass>;

  constructor(
    database: Database,
    private readonly work: UnitOfWork,
    cipher: FieldCipher,
  ) {
    super();
    this.#store = new Store(database, work, passSchema(cipher), permitsProblems.passNotFound);
  }

  get(id: string): Promise<Pass> {
    return this.#store.get(id);
  }

  add<T>(call: Call, pass: Pass, also: (tx: Transaction) => T): Promise<T> {
    return this.work.run(call, async tx => {
      tx.send(holdPlate, [pass.plate]);
      await this.#store.add(tx, pass);
      return also(tx);
    });
  }

  change<T>(call: Call, id: string, may: (pass: Pass) => void, change: (pass: Pass, tx: Transaction) => T): Promise<T> {
    return this.work.run(call, async tx => {
      tx.send(holdPlateOf, [id]);
      return this.#store.change(tx, id, (pass, inner) => {
        may(pass);
        compareVersion(pass, call.ifMatch);
        return byRule(() => change(pass, inner));
      });
    });
  }

  async changeWithin(tx: Transaction, id: string, wanted: (pass: Pass) => boolean, change: (pass: Pass) => void): Promise<void> {
    tx.send(holdPlateOf, [id]);
    try {
      await this.#store.change(tx, id, pass => {
        if (!wanted(pass)) throw overtaken;
        change(pass);
      });
    } catch (error) {
      if (error !== overtaken) throw error;
    }
  }
}

/** Leaves `Store.change` before it has written anything. */
const overtaken = new Error('the pass has moved on');

/**
 * A caller may name the version of the latest decision, or any that came after it: those only attached the QR code. Sealing is
 * seen in the ETag, since the answer changes, but must not turn down whoever holds the answer of the grant itself.
 * `pass.version` is already the next one here.
 */
function compareVersion(pass: Pass, expected: number | undefined): void {
  const current = pass.version - 1;
  if (expected === undefined || (expected >= pass.decidedVersion && expected <= current)) return;
  throw new Problem(general.stale, {
    detail: { en: `it has version ${current}, not ${expected}`, zh: `当前版本为 ${current}，而非 ${expected}` },
  });
}
