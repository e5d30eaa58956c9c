import { computeDeadline, legalDateOf, ruleAt, type Deadline, type LegalDate } from '@counterless/statutes';
import { Refusal } from './refusal.ts';
import type { ServiceCase } from './service-case.ts';

export type Level = 'very-satisfied' | 'satisfied' | 'fairly-satisfied' | 'dissatisfied' | 'very-dissatisfied';

/** 差评: the two lowest of the five levels. */
export const isBad = (level: Level): boolean => level === 'dissatisfied' || level === 'very-dissatisfied';

export interface Given {
  readonly level: Level;
  readonly tags: readonly string[];
  readonly comment: string | null;
}
export type RatedCase = Pick<ServiceCase, 'id' | 'matterCode' | 'department' | 'region' | 'applicantKind' | 'applicantId' | 'status' | 'closedAt' | 'decision'>;
type Finding = 'confirmed' | 'not-confirmed';

/** Ends of a case in which the office has handled it. What was taken back or lapsed was not. */
const handled: readonly ServiceCase['status'][] = ['granted', 'refused', 'not-accepted'];

/**
 * The rating of a case (好差评, 国办发〔2019〕51号) and, of a bad one, its correction (整改). It has the id of its case: there is one.
 * The correction is open, then answered; a day that passes marks it overdue. After the answer the applicant may rate once more.
 */
export class CaseRating {
  id!: string;
  version!: number;
  matterCode!: string;
  department!: string;
  region!: string;
  applicantKind!: ServiceCase['applicantKind'];
  applicantId!: string;
  decidedBy!: string | null;
  level!: Level;
  tags!: readonly string[];
  comment!: string | null;
  ratedAt!: Date;
  correction!: 'open' | 'answered' | null;
  correctionDue!: LegalDate | null;
  why!: Deadline['why'] | null;
  overdueAt!: Date | null;
  finding!: Finding | null;
  answer!: string | null;
  answeredBy!: string | null;
  answeredAt!: Date | null;
  levelAgain!: Level | null;
  tagsAgain!: readonly string[] | null;
  commentAgain!: string | null;
  ratedAgainAt!: Date | null;

  /** @throws Refusal `rating.case-open`, `rating.too-late` */
  static give(of: RatedCase, given: Given, at: Date): CaseRating {
    const { id, matterCode, department, region, applicantKind, applicantId, decision, closedAt } = of;
    if (!closedAt || !handled.includes(of.status)) throw new Refusal('rating.case-open', { en: 'it has not been handled to its end', zh: '该办件尚未办结' });
    inTime('rating.window', closedAt, at);
    const correction = isBad(given.level) ? correctionFrom(at) : null;
    return Object.assign(new CaseRating(), {
      id, version: 1, matterCode, department, region, applicantKind, applicantId, decidedBy: decision?.officer ?? null, ...given, ratedAt: at,
      correction: correction && ('open' as const), correctionDue: correction?.due ?? null, why: correction?.why ?? null, overdueAt: null,
      finding: null, answer: null, answeredBy: null, answeredAt: null, levelAgain: null, tagsAgain: null, commentAgain: null, ratedAgainAt: null,
    });
  }

  /** When the correction is overdue, while it is open. */
  get overdueFrom(): Date | null {
    return this.correction === 'open' && this.overdueAt === null ? correctionFrom(this.ratedAt).dueInstant : null;
  }

  /** @throws Refusal `rating.correction-closed`, `rating.own-case` */
  answerCorrection(officer: string, finding: Finding, answer: string, at: Date): void {
    if (this.correction !== 'open') throw new Refusal('rating.correction-closed', { en: this.correction ? 'it was answered already' : 'the rating is not bad', zh: this.correction ? '已答复' : '该评价不是差评' });
    if (officer === this.decidedBy) throw new Refusal('rating.own-case', { en: 'another officer of the department answers', zh: '应由本部门其他工作人员核实答复' });
    Object.assign(this, { correction: 'answered', finding, answer, answeredBy: officer, answeredAt: at });
  }

  /** @throws Refusal `rating.not-answered`, `rating.rated-again`, `rating.too-late` */
  giveAgain({ level, tags, comment }: Given, at: Date): void {
    if (this.correction !== 'answered') throw new Refusal('rating.not-answered', { en: 'there is no answered correction', zh: '没有已答复的整改' });
    if (this.levelAgain) throw new Refusal('rating.rated-again', { en: 'once is all', zh: '仅可再次评价一次' });
    inTime('rating.again', this.answeredAt!, at);
    Object.assign(this, { levelAgain: level, tagsAgain: tags, commentAgain: comment, ratedAgainAt: at });
  }
}

const correctionFrom = (at: Date): Deadline => deadline('rating.correction', at);

function deadline(rule: string, from: Date): Deadline {
  const day = legalDateOf(from);
  return computeDeadline(ruleAt(rule, day), day);
}

function inTime(rule: string, from: Date, at: Date): void {
  const { due, dueInstant } = deadline(rule, from);
  if (at >= dueInstant) throw new Refusal('rating.too-late', { en: `the last day was ${due}`, zh: `评价截止日为 ${due}` });
}
