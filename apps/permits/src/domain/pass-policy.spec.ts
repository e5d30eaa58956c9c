import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide, inForce, type CargoKind, type PassPolicy, type PolicyRules, type Question } from './pass-policy.ts';

const kinds: CargoKind[] = [
  'medical',
  'food',
  'livestock',
  'fuel',
  'building-material',
  'parcel',
  'industrial',
  'dangerous',
  'empty',
  'other',
];
const t = (hours: number) => new Date(Date.UTC(2026, 2, 2) + hours * 3_600_000);
const rules: PolicyRules = {
  longestHours: 48,
  aheadHours: 72,
  grantCargo: ['food', 'medical', 'dangerous'],
  refuseCargo: ['livestock'],
  referOrigins: ['320000'],
  refuseOrigins: ['310100', '340102'],
  plausibleSpeed: 100,
};
const policy = { id: 'p1', rules };
const question: Question = { at: t(0), cargo: 'food', origin: '330100', validFrom: t(1), validUntil: t(10) };
const unmet = (more: Partial<Question>, p: typeof policy | undefined = policy) => {
  const d = decide(p, { ...question, ...more });
  return [d.outcome, ...d.findings.filter(f => !f.met).map(f => f.condition)];
};

describe('the decision by policy', () => {
  it('grants when every condition is met, and says so for each', () => {
    const d = decide(policy, question);
    expect(d).toMatchObject({ outcome: 'grant', policy: 'p1', at: t(0) });
    expect(d.findings.map(f => f.condition)).toEqual([
      'window-open',
      'window-length',
      'window-ahead',
      'cargo-admitted',
      'cargo-granted-at-once',
      'cargo-not-dangerous',
      'origin-open',
      'origin-granted-at-once',
    ]);
    expect(d.findings.every(f => f.met && f.en !== '' && f.zh !== '')).toBe(true);
  });

  it.each<[string, Partial<Question>, string[]]>([
    ['a window in the past', { validFrom: t(-5), validUntil: t(-1) }, ['refuse', 'window-open']],
    ['a window that is too long', { validUntil: t(49.01) }, ['refuse', 'window-length']],
    ['a window of just the longest length', { validUntil: t(49) }, ['grant']],
    ['a start too far ahead', { validFrom: t(72.01), validUntil: t(80) }, ['refuse', 'window-ahead']],
    ['a start just as far ahead as allowed', { validFrom: t(72), validUntil: t(80) }, ['grant']],
    ['cargo that never enters', { cargo: 'livestock' }, ['refuse', 'cargo-admitted', 'cargo-granted-at-once']],
    ['cargo for an officer', { cargo: 'parcel' }, ['refer', 'cargo-granted-at-once']],
    ['dangerous cargo, though the policy lists it', { cargo: 'dangerous' }, ['refer', 'cargo-not-dangerous']],
    ['an origin inside a closed prefecture', { origin: '310105' }, ['refuse', 'origin-open']],
    ['a neighbour of a closed county', { origin: '340103' }, ['grant']],
    ['an origin inside a province to be looked at', { origin: '320583' }, ['refer', 'origin-granted-at-once']],
    [
      'a refusing and a referring condition',
      { origin: '320583', cargo: 'livestock' },
      ['refuse', 'cargo-admitted', 'cargo-granted-at-once', 'origin-granted-at-once'],
    ],
  ])('examines %s', (_name, more, expected) => {
    expect(unmet(more)).toEqual(expected);
  });

  it('leaves it to an officer where no policy is in force', () => {
    expect(decide(undefined, question)).toMatchObject({
      outcome: 'refer',
      policy: undefined,
      findings: [{ condition: 'policy-in-force', met: false }],
    });
  });

  const region = fc.constantFrom('330782', '330100', '320583', '320000', '310105', '310100', '340102', '340103');
  const anyRules: fc.Arbitrary<PolicyRules> = fc.record({
    longestHours: fc.integer({ min: 1, max: 720 }),
    aheadHours: fc.integer({ min: 0, max: 720 }),
    grantCargo: fc.subarray(kinds),
    refuseCargo: fc.subarray(kinds),
    referOrigins: fc.array(region, { maxLength: 3 }),
    refuseOrigins: fc.array(region, { maxLength: 3 }),
    plausibleSpeed: fc.integer({ min: 20, max: 200 }),
  });
  const anyQuestion: fc.Arbitrary<Question> = fc
    .record({
      cargo: fc.constantFrom(...kinds),
      origin: region,
      from: fc.integer({ min: -100, max: 800 }),
      length: fc.integer({ min: 1, max: 800 }),
    })
    .map(q => ({ at: t(0), cargo: q.cargo, origin: q.origin, validFrom: t(q.from), validUntil: t(q.from + q.length) }));

  it('is made again alike from what was kept of the question and the policy', () => {
    fc.assert(
      fc.property(anyRules, anyQuestion, (r, q) => {
        const kept = JSON.parse(JSON.stringify({ p: { id: 'x', rules: r }, q })) as {
          p: typeof policy;
          q: Record<string, string>;
        };
        const again = {
          ...q,
          at: new Date(kept.q['at']!),
          validFrom: new Date(kept.q['validFrom']!),
          validUntil: new Date(kept.q['validUntil']!),
        };
        expect(decide(kept.p, again)).toEqual(decide({ id: 'x', rules: r }, q));
      }),
    );
  });

  it('grants exactly when all is met, and never dangerous cargo', () => {
    fc.assert(
      fc.property(anyRules, anyQuestion, (r, q) => {
        const d = decide({ id: 'x', rules: r }, q);
        expect(d.outcome === 'grant').toBe(d.findings.every(f => f.met));
        if (q.cargo === 'dangerous') expect(d.outcome).not.toBe('grant');
      }),
    );
  });

  it('never becomes kinder by closing more', () => {
    const kindness = { refuse: 0, refer: 1, grant: 2 };
    fc.assert(
      fc.property(anyRules, anyQuestion, region, fc.constantFrom(...kinds), (r, q, o, c) => {
        const stricter = {
          ...r,
          refuseOrigins: [...r.refuseOrigins, o],
          refuseCargo: [...r.refuseCargo, c],
          longestHours: Math.max(1, r.longestHours - 1),
        };
        expect(kindness[decide({ id: 'x', rules: stricter }, q).outcome]).toBeLessThanOrEqual(
          kindness[decide({ id: 'x', rules: r }, q).outcome],
        );
      }),
    );
  });
});

describe('the policy in force', () => {
  const p = (id: string, region: string, start: number): PassPolicy => ({ id, region, startsAt: t(start), rules });
  const all = [p('zj', '330000', 0), p('jh', '330700', 0), p('yw-1', '330782', 5), p('yw-2', '330782', 10), p('hz', '330100', 0)];
  const at = (region: string, hours: number) => inForce(all, region, t(hours))?.id;

  it('is the latest started of the narrowest region that has one', () => {
    expect(at('330782', 7)).toBe('yw-1');
    expect(at('330782', 12)).toBe('yw-2');
    expect(at('330782', 4)).toBe('jh');
    expect(at('330881', 4)).toBe('zj');
    expect(at('330782', -1)).toBeUndefined();
    expect(at('320583', 12)).toBeUndefined();
  });

  it('starts at its very instant and ends at the next one’s', () => {
    expect(at('330782', 5)).toBe('yw-1');
    expect(inForce(all, '330782', new Date(t(5).getTime() - 1))?.id).toBe('jh');
    expect(at('330782', 10)).toBe('yw-2');
  });

  it('does not depend on the order in which policies are kept', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 5 }), fc.integer({ min: -2, max: 20 }), (shuffled, h) => {
        expect(inForce(shuffled, '330782', t(h))?.id).toBe(at('330782', h));
      }),
    );
  });
});
