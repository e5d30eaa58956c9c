import type { FieldCipher, Erasure, Prepared, Transaction } from '@counterless/platform';
import { Keeping } from '@counterless/platform';
import { retentionOf } from '@counterless/statutes';

const passes: Prepared = {
  name: 'pass.to-erase',
  text: `SELECT id, ended_at AS "endedAt", driver_mobile <> '' AS named FROM pass WHERE holder_id = $1 AND holder_kind = 'person' ORDER BY id FOR UPDATE`,
};
const forgetDriver: Prepared = { name: 'pass.forget-driver', text: `UPDATE pass SET driver = $2, driver_name = '', driver_mobile = '' WHERE id = $1` };
const dropPass = [
  { name: 'pass.drop-double-scans', text: 'DELETE FROM double_scan WHERE pass_id = $1' },
  { name: 'pass.drop-scans', text: 'DELETE FROM scan WHERE pass_id = $1' },
  { name: 'pass.drop', text: 'DELETE FROM pass WHERE id = $1' },
] as const satisfies readonly Prepared[];
const cases: Prepared = {
  name: 'case.to-erase',
  text: `SELECT c.id, c.submitted_at AS "submittedAt", c.closed_at AS "closedAt", c.contact IS NOT NULL AS named, r.correction,
      r.comment IS NOT NULL OR r.comment_again IS NOT NULL AS commented
    FROM service_case c LEFT JOIN case_rating r ON r.id = c.id WHERE c.applicant_id = $1 AND c.applicant_kind = 'person' ORDER BY c.id FOR UPDATE OF c`,
};
const forgetContact: Prepared = { name: 'case.forget-contact', text: 'UPDATE service_case SET contact = NULL WHERE id = $1' };
const forgetComments: Prepared = {
  name: 'case-rating.forget-comments',
  text: `UPDATE case_rating SET comment = NULL, comment_again = NULL, answer = CASE WHEN answer IS NULL THEN NULL ELSE $2::bytea END WHERE id = $1`,
};
const dropCase = [
  { name: 'case.drop-rating', text: 'DELETE FROM case_rating WHERE id = $1' },
  { name: 'case.drop-moves', text: 'DELETE FROM case_task_move WHERE task_id IN (SELECT id FROM case_task WHERE case_id = $1)' },
  { name: 'case.drop-tasks', text: 'DELETE FROM case_task WHERE case_id = $1' },
  { name: 'case.drop-events', text: 'DELETE FROM case_event WHERE case_id = $1' },
  { name: 'case.drop', text: 'DELETE FROM service_case WHERE id = $1' },
] as const satisfies readonly Prepared[];

const liveBasis = { zh: '通行证尚未失效', en: 'The pass has not ended' };
const openBasis = { zh: '办件尚未办结', en: 'The case is still running' };
const correctionBasis = { zh: '差评整改尚未答复', en: 'The correction of a bad rating is still open' };

interface PassRow {
  readonly id: string;
  readonly endedAt: Date | null;
  readonly named: boolean;
}
interface CaseRow {
  readonly id: string;
  readonly submittedAt: Date | null;
  readonly closedAt: Date | null;
  readonly named: boolean;
  readonly correction: 'open' | 'answered' | null;
  readonly commented: boolean | null;
}

/**
 * What goes of a person's passes and cases: drafts whole, the driver of a pass that has ended, contact and comments of a closed case. The
 * record of a decision stays for as long as the law keeps it, and goes then.
 */
export class PersonErasure {
  constructor(private readonly cipher: Pick<FieldCipher, 'column'>) {}

  async run(tx: Transaction, personId: string): Promise<Erasure> {
    const keeping = new Keeping(tx.clock.now());
    for (const pass of await tx.query<PassRow & object>(passes, [personId])) this.#pass(tx, pass, keeping);
    for (const found of await tx.query<CaseRow & object>(cases, [personId])) this.#case(tx, found, keeping);
    return keeping.outcome;
  }

  #pass(tx: Transaction, { id, endedAt, named }: PassRow, keeping: Keeping): void {
    if (!endedAt) return keeping.running('permits.pass', liveBasis);
    const { basis, until } = retentionOf('retention.pass', endedAt, tx.clock.now());
    if (until <= tx.clock.now()) {
      for (const statement of dropPass) tx.send(statement, [id]);
      keeping.erased('permits.pass');
    } else {
      if (named) tx.send(forgetDriver, [id, this.cipher.column('pass.driver').to({ name: '', mobile: '' })]);
      keeping.byLaw('permits.pass', basis, until);
    }
  }

  #case(tx: Transaction, { id, submittedAt, closedAt, named, correction, commented }: CaseRow, keeping: Keeping): void {
    const retention = closedAt && retentionOf('retention.case', closedAt, tx.clock.now());
    if (!submittedAt || (retention && retention.until <= tx.clock.now())) {
      tx.cancel('case.expire-draft', id);
      for (const statement of dropCase) tx.send(statement, [id]);
      return keeping.erased('permits.case');
    }
    if (!retention) return keeping.running('permits.case', openBasis);
    if (named) tx.send(forgetContact, [id]);
    if (correction === 'open') keeping.running('permits.rating', correctionBasis);
    else if (commented) {
      tx.send(forgetComments, [id, this.cipher.column('case_rating.answer').to('')]);
      keeping.erased('permits.rating');
    }
    keeping.byLaw('permits.case', retention.basis, retention.until);
  }
}
