import { problem } from '@counterless/kernel';
import { fact } from './fact.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { caseProblems } from './permits-cases.ts';
import { permitsProblems } from './permits.ts';
import { general } from './problems.ts';
import { Day, Flag, Id, Instant, Int, ListOf, Nested, OneOf, Optional, Region, Text, Texts } from './vocabulary.ts';

/** 国办发〔2019〕51号: 非常满意、满意、基本满意、不满意、非常不满意. The last two are bad (差评) and have a correction. */
export const ratingLevels = ['very-satisfied', 'satisfied', 'fairly-satisfied', 'dissatisfied', 'very-dissatisfied'] as const;
export type RatingLevel = (typeof ratingLevels)[number];
/** What the level is about; a word and not a text, so that it can be counted. */
export const ratingTags = [
  'quick', 'clear', 'courteous', 'without-a-visit', 'slow', 'unclear', 'impolite', 'asked-for-more', 'sent-back-and-forth', 'system-faulty', 'charged-wrongly',
] as const;
export const correctionStates = ['open', 'answered'] as const;
export const correctionFindings = ['confirmed', 'not-confirmed'] as const;

export class RateCase {
  @Id() readonly caseId!: string;
  @OneOf(ratingLevels) readonly level!: RatingLevel;
  @Optional() @Texts({ max: 5, words: ratingTags, description: 'What it is about' }) readonly tags?: string[];
  @Optional() @Text(1000) readonly comment?: string;
}
export class Rating {
  @OneOf(ratingLevels) readonly level!: RatingLevel;
  @Texts({ max: 5, words: ratingTags }) readonly tags!: string[];
  @Optional() @Text(1000) readonly comment?: string | null;
  @Instant() readonly at!: string;
}
export class RatingCorrection {
  @OneOf(correctionStates) readonly state!: (typeof correctionStates)[number];
  @Day({ description: 'Answered by then' }) readonly due!: string;
  @Text(2000, { description: 'Why it is that day' }) readonly why!: string;
  @Flag({ description: 'It was not answered in time; the head was told' }) readonly overdue!: boolean;
  @Optional() @OneOf(correctionFindings) readonly finding?: (typeof correctionFindings)[number] | null;
  @Optional() @Text(2000) readonly answer?: string | null;
  @Optional() @Instant() readonly answeredAt?: string | null;
}
export class RatingView {
  @Int(1, 1_000_000) readonly version!: number;
  @Id() readonly caseId!: string;
  @Text(31) readonly matter!: string;
  @Text(20) readonly department!: string;
  @Region() readonly region!: string;
  @Nested(() => Rating) readonly first!: Rating;
  @Optional() @Nested(() => RatingCorrection, { description: 'Of a bad rating' }) readonly correction?: RatingCorrection | null;
  @Optional() @Nested(() => Rating, { description: 'After the correction; the one that counts' }) readonly again?: Rating | null;
}
export class RatedCase {
  @Id() readonly caseId!: string;
}
export class AnswerRating extends RatedCase {
  @OneOf(correctionFindings, { description: 'What was found when it was looked into' }) readonly finding!: (typeof correctionFindings)[number];
  @Text(2000, { description: 'To the applicant: what was found and what was put right' }) readonly answer!: string;
}
export class ListCorrections extends Page {
  @Optional() @OneOf(correctionStates, { description: 'Open unless said' }) readonly state?: (typeof correctionStates)[number];
}
export class CorrectionItem {
  @Id() readonly caseId!: string;
  @Text(31) readonly matter!: string;
  @OneOf(ratingLevels) readonly level!: RatingLevel;
  @Texts({ max: 5, words: ratingTags }) readonly tags!: string[];
  @Instant() readonly ratedAt!: string;
  @Day() readonly due!: string;
  @Flag() readonly overdue!: boolean;
}
export class CorrectionList {
  @ListOf(() => CorrectionItem, { max: 200 }) readonly items!: CorrectionItem[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class RatingFact {
  @Id() readonly caseId!: string;
  @OneOf(['person', 'enterprise']) readonly applicantKind!: 'person' | 'enterprise';
  @Id() readonly applicant!: string;
  @Text(20) readonly department!: string;
  @Region() readonly region!: string;
  @Text(31) readonly matter!: string;
  @OneOf(ratingLevels) readonly level!: RatingLevel;
}
export class BadRatingGiven extends RatingFact {
  @Day() readonly due!: string;
}

export const ratingProblems = {
  ratingNotFound: problem('rating.not-found', 'not-found', { en: 'The case was not rated', zh: '该办件尚未评价' }),
  caseOpen: problem('rating.case-open', 'conflict', { en: 'Only a case that was handled and is closed can be rated', zh: '办件办结后方可评价' }),
  exists: problem('rating.exists', 'conflict', { en: 'The case was rated already', zh: '该办件已评价' }),
  late: problem('rating.too-late', 'conflict', { en: 'The time for rating is over', zh: '评价期限已过' }),
  notOpen: problem('rating.correction-closed', 'conflict', { en: 'There is no open correction', zh: '没有待整改的差评' }),
  notAnswered: problem('rating.not-answered', 'conflict', { en: 'It can be rated again once the correction was answered', zh: '整改答复后方可再次评价' }),
  ratedAgain: problem('rating.rated-again', 'conflict', { en: 'It was rated again already', zh: '已再次评价' }),
  ownCase: problem('rating.own-case', 'forbidden', { en: 'Whoever decided the case does not look into its rating', zh: '办件的决定人不得核实对本办件的评价' }),
} as const;
const p = { ...ratingProblems, ...caseProblems, ...permitsProblems };
const apply = { actors: ['person', 'enterprise'], scope: 'permits:apply' } as const;
const decide = { actors: ['officer'], scope: 'permits:decide' } as const;

export const ratingsOfCases = {
  rateCase: operation({
    subject: 'permits.rating.rate.v1', summary: 'Rate how a case was handled, once',
    description: 'Within 30 days after it was closed. A bad rating opens a correction: it is looked into and answered by a day that is told at once.',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/rating', status: 201 },
    access: apply, request: RateCase, response: RatingView, versioned: true, problems: [p.caseNotFound, p.caseOpen, p.exists, p.late],
  }),
  rateCaseAgain: operation({
    subject: 'permits.rating.rate-again.v1', summary: 'Rate again after a bad rating was answered, once',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/rating/again', status: 200 },
    access: apply, request: RateCase, response: RatingView, versioned: true,
    problems: [p.caseNotFound, p.ratingNotFound, p.notAnswered, p.ratedAgain, p.late, general.stale],
  }),
  readRating: operation({
    subject: 'permits.rating.read.v1', summary: 'The rating of a case and what came of it',
    http: { method: 'GET', path: '/v1/permits/cases/:caseId/rating', status: 200 },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'permits:read' }, request: RatedCase, response: RatingView, versioned: true,
    problems: [p.caseNotFound, p.ratingNotFound],
  }),
  listCorrections: operation({
    subject: 'permits.rating.list-corrections.v1', summary: 'Bad ratings of one’s department that are to be looked into, the one due first in front',
    http: { method: 'GET', path: '/v1/permits/corrections', status: 200 },
    access: decide, request: ListCorrections, response: CorrectionList, problems: [p.otherRegion],
  }),
  answerRating: operation({
    subject: 'permits.rating.answer.v1', summary: 'Answer a bad rating: what was found, what was put right',
    description: 'By an officer of the lead department who did not decide the case. The applicant is told, and may rate again.',
    http: { method: 'POST', path: '/v1/permits/cases/:caseId/rating/answer', status: 200 },
    access: decide, request: AnswerRating, response: RatingView, versioned: true,
    problems: [p.caseNotFound, p.ratingNotFound, p.notOpen, p.ownCase, p.otherRegion, p.otherDepartment, general.stale],
  }),
  badRatingGiven: fact({ subject: 'permits.rating.bad-given.v1', summary: 'A case was rated badly: a correction is due', payload: BadRatingGiven, readBy: ['delivery'] }),
  badRatingAnswered: fact({ subject: 'permits.rating.answered.v1', summary: 'A bad rating was looked into and answered', payload: RatingFact, readBy: ['delivery'] }),
  correctionOverdue: fact({ subject: 'permits.rating.correction-overdue.v1', summary: 'A bad rating was not answered in time', payload: BadRatingGiven, readBy: ['delivery'] }),
} as const;
