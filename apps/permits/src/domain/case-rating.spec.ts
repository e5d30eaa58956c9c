import { describe, expect, it } from '@jest/globals';
import { newId } from '@counterless/kernel';
import { CaseRating, type Given, type Level, type RatedCase } from './case-rating.ts';

const closed = new Date('2026-03-02T02:00:00Z');
const day = 86_400_000;
const after = (days: number, from = closed) => new Date(from.getTime() + days * day);
const officer = newId();
const caseOf = (more: Partial<RatedCase> = {}): RatedCase => ({
  id: newId(), matterCode: 'CASE00000001', department: 'LEAD', region: '330782', applicantKind: 'person', applicantId: newId(), status: 'granted', closedAt: closed,
  decision: { outcome: 'grant', at: closed.toISOString(), by: 'officer', officer, reason: 'ok', overrun: null, remedies: [] }, ...more,
});
const given = (level: Level): Given => ({ level, tags: [], comment: null });
const code = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
};

describe('a rating', () => {
  it('is given to a case that the office has handled to its end', () => {
    for (const status of ['granted', 'refused', 'not-accepted'] as const) expect(code(() => CaseRating.give(caseOf({ status }), given('satisfied'), closed))).toBeUndefined();
    for (const status of ['withdrawn', 'lapsed'] as const) expect(code(() => CaseRating.give(caseOf({ status }), given('satisfied'), closed))).toBe('rating.case-open');
    expect(code(() => CaseRating.give(caseOf({ closedAt: null }), given('satisfied'), closed))).toBe('rating.case-open');
  });

  it('is given until the thirtieth day is over in Shanghai', () => {
    const midnight = new Date('2026-04-01T16:00:00Z');
    expect(code(() => CaseRating.give(caseOf(), given('satisfied'), new Date(midnight.getTime() - 1)))).toBeUndefined();
    expect(code(() => CaseRating.give(caseOf(), given('satisfied'), midnight))).toBe('rating.too-late');
  });

  it('opens a correction of five working days when it is one of the two bad levels, and else none', () => {
    for (const level of ['very-satisfied', 'satisfied', 'fairly-satisfied'] as const) expect(CaseRating.give(caseOf(), given(level), closed)).toMatchObject({ correction: null, overdueFrom: null });
    for (const level of ['dissatisfied', 'very-dissatisfied'] as const) {
      expect(CaseRating.give(caseOf(), given(level), closed)).toMatchObject({ correction: 'open', correctionDue: '2026-03-09', overdueFrom: new Date('2026-03-09T16:00:00Z') });
    }
  });
});

describe('a correction', () => {
  const bad = () => CaseRating.give(caseOf(), given('dissatisfied'), closed);

  it('is answered once, and not by who decided the case', () => {
    const rating = bad();
    expect(code(() => rating.answerCorrection(officer, 'confirmed', 'sorry', after(1)))).toBe('rating.own-case');
    rating.answerCorrection(newId(), 'confirmed', 'sorry', after(1));
    expect(rating.overdueFrom).toBeNull();
    expect(code(() => rating.answerCorrection(newId(), 'confirmed', 'sorry', after(1)))).toBe('rating.correction-closed');
    expect(code(() => CaseRating.give(caseOf(), given('satisfied'), closed).answerCorrection(newId(), 'confirmed', 'x', closed))).toBe('rating.correction-closed');
  });

  it('lets the applicant rate once more, after the answer and in time', () => {
    const rating = bad();
    expect(code(() => rating.giveAgain(given('satisfied'), after(1)))).toBe('rating.not-answered');
    rating.answerCorrection(newId(), 'confirmed', 'sorry', after(1));
    expect(code(() => rating.giveAgain(given('satisfied'), after(32)))).toBe('rating.too-late');
    rating.giveAgain(given('very-dissatisfied'), after(30));
    expect(rating).toMatchObject({ level: 'dissatisfied', levelAgain: 'very-dissatisfied', correction: 'answered' });
    expect(code(() => rating.giveAgain(given('satisfied'), after(30)))).toBe('rating.rated-again');
  });
});
