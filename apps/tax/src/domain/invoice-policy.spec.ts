import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { februaryPolicy, januaryPolicy } from '@counterless/tools/samples';
import { decide, inForce, type InvoicePolicy, type Question } from './invoice-policy.ts';
import { faultsOf, follow } from './policy-timeline.ts';
import { Refusal } from './refusal.ts';

const policyOf = ({ region, title, startsAt, rules }: typeof januaryPolicy, endsAt: string | null = null): InvoicePolicy => ({
  id: title,
  region,
  title,
  startsAt: new Date(startsAt),
  endsAt: endsAt === null ? null : new Date(endsAt),
  rules,
});
const january = policyOf(januaryPolicy, februaryPolicy.startsAt);
const february = policyOf(februaryPolicy);
const question = (more: Partial<Question> = {}): Question => ({
  at: '2020-02-11T02:00:00.000Z',
  channel: 'online',
  grade: 'C',
  addressRegion: '330782',
  lines: [{ type: 'vat-ordinary', quantity: 25, entitled: 50, drawn: 0 }],
  ...more,
});
const line = (more: object) => [{ type: 'vat-ordinary' as const, quantity: 25, entitled: 50, drawn: 0, ...more }];
const unmet = (policy: InvoicePolicy | undefined, q: Question) =>
  decide(policy, q)
    .findings.filter(f => !f.met)
    .map(f => f.condition);

describe('the invoice policy', () => {
  it.each([
    ['A', [], []],
    ['B', [], []],
    ['M', ['grade-by-post'], []],
    ['C', ['grade-by-post'], []],
    ['D', ['grade-by-post'], []],
  ] as const)('for grade %s: in January %j stand against it, in February %j', (grade, before, after) => {
    expect([unmet(january, question({ grade })), unmet(february, question({ grade }))]).toEqual([before, after]);
  });

  it('says why in both languages', () => {
    const [finding] = decide(january, question()).findings.filter(f => !f.met);
    expect(finding).toEqual({
      condition: 'grade-by-post',
      met: false,
      en: 'Credit grade C; invoices are posted to grades A, B',
      zh: '信用级别 C 级；可邮寄发票的级别为 A, B',
    });
  });

  it.each([
    ['grade D above its limit', { grade: 'D', lines: line({ quantity: 26, entitled: 100 }) }, ['quantity-at-once']],
    ['grade D above half of its month', { grade: 'D', lines: line({ quantity: 5, drawn: 21 }) }, ['quantity-of-month']],
    ['more than the month has left', { lines: line({ drawn: 26 }) }, ['quantity-of-month']],
    ['more than is confirmed', { grade: 'A', lines: line({ quantity: 51 }) }, ['quantity-of-month']],
    ['a type without entitlement', { lines: line({ entitled: null }) }, ['type-entitled', 'quantity-of-month']],
    ['an address outside the area', { addressRegion: '310115' }, ['address-in-area']],
    [
      'all of it at once',
      { grade: 'D', addressRegion: '110101', lines: line({ quantity: 101 }) },
      ['address-in-area', 'quantity-at-once', 'quantity-of-month'],
    ],
  ] as const)('refuses %s', (_what, more, conditions) =>
    expect(unmet(february, question(more as Partial<Question>))).toEqual(conditions),
  );

  it('leaves the post out at the counter', () => {
    expect(unmet(january, question({ channel: 'counter', addressRegion: null }))).toEqual([]);
  });

  it('that is none refuses', () => {
    expect(decide(undefined, question())).toMatchObject({
      outcome: 'refuse',
      policy: undefined,
      findings: [{ condition: 'policy-in-force' }],
    });
  });

  it('gives the same decision for the same question, and a larger quantity is never accepted where a smaller was refused', () => {
    const grades = fc.constantFrom('A', 'B', 'M', 'C', 'D');
    fc.assert(
      fc.property(grades, fc.nat(600), fc.nat(600), fc.nat(600), fc.boolean(), (grade, quantity, entitled, drawn, first) => {
        const policy = first ? january : february;
        const q = question({ grade: grade as Question['grade'], lines: line({ quantity, entitled, drawn }) });
        const decision = decide(policy, q);
        expect(decide(policy, JSON.parse(JSON.stringify(q)) as Question)).toEqual(decision);
        if (decision.outcome === 'refuse')
          expect(decide(policy, question({ ...q, lines: line({ quantity: quantity + 1, entitled, drawn }) })).outcome).toBe(
            'refuse',
          );
      }),
    );
  });
});

describe('the policies of a region', () => {
  const at = (text: string) => new Date(`${text}+08:00`);
  it('are in force from their start to their end; the narrowest region that has one counts', () => {
    const province = { ...january, id: 'province', region: '330000', startsAt: at('2019-01-01T00:00'), endsAt: null };
    const all = [january, february, province];
    const found = ['2019-12-31T23:59', '2020-01-01T00:00', '2020-02-09T23:59', '2020-02-10T00:00', '2026-01-01T00:00'].map(
      t => inForce(all, '330782', at(t))?.id,
    );
    expect(found).toEqual(['province', january.id, january.id, february.id, february.id]);
    expect(inForce([january], '110101', at('2020-01-15T00:00'))).toBeUndefined();
  });

  const existing = [january, { ...february, endsAt: at('2020-06-01T00:00') }];
  const next = (starts: string, ends: string | null = null) => ({
    startsAt: at(starts),
    endsAt: ends === null ? null : at(ends),
  });
  const now = at('2020-03-01T00:00');
  const refused = (rule: () => unknown) => {
    try {
      return rule();
    } catch (error) {
      return error instanceof Refusal ? error.code : error;
    }
  };

  it.each([
    ['a gap', existing, next('2020-06-02T00:00'), 'invoice-policy.gap'],
    ['an overlap', existing, next('2020-05-31T00:00'), 'invoice-policy.overlap'],
    ['an overlap with one before the latest', existing, next('2020-01-15T00:00'), 'invoice-policy.overlap'],
    ['an end before its start', existing, next('2020-06-01T00:00', '2020-06-01T00:00'), 'invoice-policy.gap'],
    ['a start in the past', [february], next('2020-02-20T00:00'), 'invoice-policy.starts-in-past'],
    ['the start of one without end', [february], next('2020-02-10T00:00'), 'invoice-policy.overlap'],
  ])('refuse %s', (_what, all, policy, code) => expect(refused(() => follow(all, policy, now))).toBe(code));

  it('take one that follows, and end the one before where it had no end', () => {
    expect(follow(existing, next('2020-06-01T00:00'), now)).toEqual({ endsLatest: false });
    expect(follow([february], next('2020-04-01T00:00'), now)).toEqual({ endsLatest: true });
    expect(follow([], next('2019-01-01T00:00'), now)).toEqual({ endsLatest: false });
  });

  it('have rules that make sense as a whole', () => {
    expect(faultsOf(januaryPolicy.rules)).toEqual([]);
    const { grades } = januaryPolicy.rules;
    const wrong = {
      ...januaryPolicy.rules,
      grades: [...grades.slice(0, 4), grades[0]!],
      prescribedArea: ['990000'],
      escalateMinutes: 30,
      closedOn: ['2020-02-30'],
      officeHours: [
        { opens: '09:00', closes: '12:00' },
        { opens: '11:00', closes: '10:00' },
      ],
    };
    expect(faultsOf(wrong).map(f => f.path)).toEqual([
      '$.rules.grades',
      '$.rules.grades',
      '$.rules.prescribedArea[0]',
      '$.rules.escalateMinutes',
      '$.rules.officeHours[1]',
      '$.rules.officeHours[1]',
      '$.rules.closedOn[0]',
    ]);
  });
});
