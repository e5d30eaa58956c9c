import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TaskState } from './case-tasks.ts';
import { assign, claim, giveBack, handOver, leads, release, type Move, type Officer, type QueuedTask } from './task-claim.ts';

const task = (more: Partial<QueuedTask> = {}): QueuedTask => ({
  id: 't', caseId: 'c', kind: 'stage', department: 'LEAD', region: '330782', state: 'open', claimedBy: null, claimedAt: null, ...more,
});
const officer = (id: string, more: Partial<Officer> = {}): Officer => ({ id, department: 'LEAD', region: '330782', roles: ['clerk'], ...more });
const [anna, bo, chief] = [officer('anna'), officer('bo', { region: '330700' }), officer('chief', { roles: ['head'] })];
const code = (act: () => unknown): string => {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('whose a task is', () => {
  it.each<TaskState>(['waiting', 'done', 'dropped'])('does not change while it is %s', state => {
    const still = task({ state, claimedBy: 'anna' });
    for (const act of [() => claim(still, 'anna'), () => assign(still, bo, 'chief', null), () => handOver(still, bo, 'anna', '-'), () => giveBack(still, anna, null)])
      expect(code(act)).toBe('case.stage-not-open');
  });

  it('is told to whoever comes too late', () => {
    const held = task({ claimedBy: 'anna', claimedAt: new Date('2026-03-02T02:00:00Z') });
    expect(code(() => claim(held, 'bo'))).toBe('case.claimed-by-another');
    expect(() => claim(held, 'bo')).toThrow(/officer anna has had it since 2026-03-02T02:00:00.000Z/);
    expect(claim(held, 'anna')).toBeNull();
  });

  it('goes to officers of the department over the region with a deciding role, and to no others', () => {
    const given = (to: Officer) => code(() => assign(task(), to, 'chief', null));
    expect([anna, bo, chief, officer('r', { roles: ['inspector', 'reviewer'] })].map(given)).toEqual(Array(4).fill('nothing'));
    const unfit = [{ department: 'SIDE' }, { department: undefined }, { region: '330783' }, { region: '330100' }, { region: undefined }, { roles: [] }, { roles: ['inspector'] }];
    expect(unfit.map(more => given(officer('x', more)))).toEqual(Array(unfit.length).fill('task.officer-unfit'));
  });

  it('is given back by its officer or by who leads', () => {
    const held = task({ claimedBy: 'anna' });
    expect(giveBack(held, anna, 'ill')).toEqual({ what: 'returned', from: 'anna', to: null, by: 'anna', note: 'ill' });
    expect(giveBack(held, chief, null)).toMatchObject({ from: 'anna', by: 'chief' });
    expect(code(() => giveBack(held, bo, null))).toBe('task.not-held');
    expect(giveBack(task(), bo, null)).toBeNull();
    expect([chief, officer('r', { roles: ['reviewer'] }), anna].map(leads)).toEqual([true, true, false]);
  });

  it('is one officer’s or nobody’s after any moves, each beginning where the last one ended', () => {
    const people = [anna, bo, chief];
    const acts: ((t: QueuedTask, who: Officer, other: Officer) => Move | null)[] = [
      (t, who) => claim(t, who.id), (t, who, other) => assign(t, other, who.id, null), (t, who, other) => handOver(t, other, who.id, '-'), (t, who) => giveBack(t, who, null), t => (t.claimedBy ? release(t) : null),
    ];
    const step = fc.tuple(fc.constantFrom(...acts), fc.constantFrom(...people), fc.constantFrom(...people));
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), steps => {
      let now = task();
      for (const [act, who, other] of steps) {
        let move: Move | null = null;
        try {
          move = act(now, who, other);
        } catch {
          // Refused: nothing moves.
        }
        if (!move) continue;
        expect(move.from).toBe(now.claimedBy);
        expect(move.to).not.toBe(move.from);
        expect(move.to === null).toBe(['returned', 'released'].includes(move.what));
        now = { ...now, claimedBy: move.to };
      }
    }));
  });
});
