import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Keeping } from './keeping.ts';

const now = new Date('2026-03-02T00:00:00.000Z');
const day = 86_400_000;
const kind = fc.constantFrom('permits.case' as const, 'permits.pass' as const);
const basis = fc.constantFrom({ zh: '甲', en: 'one' }, { zh: '乙', en: 'two' });
const thing = fc.oneof(
  fc.record({ how: fc.constant('erased' as const), kind, basis, until: fc.constant(null) }),
  fc.record({ how: fc.constant('running' as const), kind, basis, until: fc.constant(null) }),
  fc.record({ how: fc.constant('law' as const), kind, basis, until: fc.option(fc.integer({ min: 1, max: 4000 }).map(n => new Date(now.getTime() + n * day))) }),
);

describe('what is kept', () => {
  it('counts each thing once, names the last end, and is looked at when the first of it may go', () => {
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 30 }), things => {
        const keeping = new Keeping(now);
        for (const t of things) {
          if (t.how === 'erased') keeping.erased(t.kind);
          else if (t.how === 'running') keeping.running(t.kind, t.basis);
          else keeping.byLaw(t.kind, t.basis, t.until);
        }
        const { erased, kept, again } = keeping.outcome;
        const count = (list: readonly { count: number }[]) => list.reduce((n, k) => n + k.count, 0);
        expect(count(erased)).toBe(things.filter(t => t.how === 'erased').length);
        expect(count(kept.filter(k => k.running))).toBe(things.filter(t => t.how === 'running').length);
        expect(count(kept)).toBe(things.filter(t => t.how !== 'erased').length);
        const ends = things.flatMap(t => (t.how === 'law' && t.until ? [t.until.getTime()] : []));
        expect(Math.max(0, ...kept.map(k => (k.until ? Date.parse(k.until) : 0)))).toBe(Math.max(0, ...ends));
        const looks = [...ends, ...things.flatMap(t => (t.how === 'running' ? [now.getTime() + day] : t.how === 'law' && !t.until ? [now.getTime() + 30 * day] : []))];
        expect(again?.getTime() ?? null).toBe(looks.length > 0 ? Math.min(...looks) : null);
      }),
    );
  });
});
