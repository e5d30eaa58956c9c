import { Injectable } from '@nestjs/common';
import { permits, type DataEntry } from '@counterless/contracts';
import { FieldCipher, PersonData, type Erasure, type Prepared, type Transaction } from '@counterless/platform';
import { caseJson } from '../views/case-view.ts';
import { iso } from '../views/iso.ts';
import { PersonErasure } from './person-erasure.ts';
import { passJson } from '../views/pass-view.ts';

const passes: Prepared = {
  name: 'pass.of-person',
  text: `SELECT ${passJson} AS view, decisions, driver FROM pass WHERE holder_id = $1 AND holder_kind = 'person' ORDER BY id`,
};
const cases: Prepared = {
  name: 'case.of-person',
  text: `SELECT ${caseJson} AS view, c.form, c.contact, (SELECT coalesce(json_agg(json_build_object('what', e.what, 'at', ${iso('e.at')}, 'byKind', e.by_kind, 'detail', e.detail)
      ORDER BY e.place), '[]') FROM case_event e WHERE e.case_id = c.id) AS history
    FROM service_case c WHERE c.applicant_id = $1 AND c.applicant_kind = 'person' ORDER BY c.id`,
};
const ratings: Prepared = {
  name: 'case-rating.of-person',
  text: `SELECT json_build_object('caseId', id, 'level', level, 'tags', tags, 'ratedAt', ${iso('rated_at')}, 'levelAgain', level_again, 'tagsAgain', tags_again,
      'ratedAgainAt', ${iso('rated_again_at')}) AS view, comment, comment_again, answer
    FROM case_rating WHERE applicant_id = $1 AND applicant_kind = 'person' ORDER BY id`,
};

/** Entry passes that a person holds, cases that a person applied in, ratings that a person gave. */
@Injectable()
export class PersonDataStore extends PersonData {
  readonly told = { collected: permits.dataCollected, erased: permits.dataErased };

  readonly #erasure: PersonErasure;

  constructor(private readonly cipher: FieldCipher) {
    super();
    this.#erasure = new PersonErasure(cipher);
  }

  async collect(tx: Transaction, personId: string): Promise<DataEntry[]> {
    const opened = (sealed: Buffer | null, context: string) => this.cipher.column<unknown>(context).from(sealed);
    const held = await tx.query<{ view: string; decisions: unknown; driver: Buffer }>(passes, [personId]);
    const applied = await tx.query<{ view: string; form: Buffer; contact: Buffer | null; history: unknown }>(cases, [personId]);
    const rated = await tx.query<{ view: object; comment: Buffer | null; comment_again: Buffer | null; answer: Buffer | null }>(ratings, [personId]);
    return [
      ...held.map(({ view, decisions, driver }) => ({
        kind: 'permits.pass' as const,
        data: { ...(JSON.parse(view) as object), driver: opened(driver, 'pass.driver'), decisions },
      })),
      ...applied.map(({ view, form, contact, history }) => ({
        kind: 'permits.case' as const,
        data: { ...(JSON.parse(view) as object), form: opened(form, 'service_case.form'), contact: opened(contact, 'service_case.contact'), history },
      })),
      ...rated.map(({ view, comment, comment_again: again, answer }) => ({
        kind: 'permits.rating' as const,
        data: {
          ...view,
          comment: opened(comment, 'case_rating.comment'), commentAgain: opened(again, 'case_rating.comment_again'), answer: opened(answer, 'case_rating.answer'),
        },
      })),
    ];
  }

  erase(tx: Transaction, personId: string): Promise<Erasure> {
    return this.#erasure.run(tx, personId);
  }
}
