import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mostMoves, Parcel, type Move, type ParcelStatus } from './parcel.ts';
import { mostTriesOfQuestion } from './tracking.ts';

const now = new Date('2026-03-02T09:00:00+08:00');
const parcel = (status: ParcelStatus = 'accepted') =>
  Object.assign(new Parcel(), { status, moves: [], waybill: null, acceptedAt: null, heardAt: status === 'requested' ? null : now, overdueSince: null, tries: 0, dueAt: null, error: null });
const move = (event: string, status: Move['status'], at: number): Move => ({ event, status, at: new Date(at) });
const told = (p: Parcel, moves: readonly Move[]) => moves.flatMap(m => p.take(m, now)).map(n => n.status);

describe('a parcel', () => {
  it('is accepted or refused once, and moves only after it is accepted', () => {
    const p = parcel('requested');
    expect(() => p.take(move('a', 'lost', 1), now)).toThrow(RangeError);
    expect(p.accept('W1', new Date(1))).toEqual([{ status: 'accepted', at: new Date(1) }]);
    expect([p.accept('W2', new Date(2)), p.refuse('no', new Date(2)), p.waybill]).toEqual([[], [], 'W1']);
    const refused = parcel('requested');
    expect(refused.refuse('outside', new Date(1)).map(n => n.status)).toEqual(['refused']);
    expect(refused.accept('W', new Date(2))).toEqual([]);
  });

  it('goes from place to place to its end, and each is news once', () => {
    const p = parcel();
    const way = [move('a', 'in-transit', 1), move('b', 'in-transit', 2), move('c', 'signed-for', 3)];
    expect(told(p, [...way, ...way])).toEqual(['in-transit', 'in-transit', 'signed-for']);
  });

  it('stays at its end when what came before is told late, and keeps it', () => {
    const p = parcel();
    expect(told(p, [move('c', 'returned', 3), move('a', 'in-transit', 1), move('b', 'in-transit', 2)])).toEqual(['returned']);
    expect(p.moves.map(m => m.event)).toEqual(['a', 'b', 'c']);
  });

  it('that was lost may be found, and one that was signed for may come back', () => {
    const p = parcel();
    expect(told(p, [move('a', 'lost', 1), move('b', 'signed-for', 2), move('c', 'returned', 3)])).toEqual([
      'lost',
      'signed-for',
      'returned',
    ]);
  });

  it('has one status and one history, whatever the order and number of tellings', () => {
    const moves = fc.uniqueArray(
      fc.record({
        event: fc.stringMatching(/^[a-f]{1,3}$/),
        status: fc.constantFrom<Move['status']>('in-transit', 'signed-for', 'returned', 'lost'),
        at: fc.integer({ min: 0, max: 5 }).map(n => new Date(n)),
      }),
      { selector: m => m.event, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        moves.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all))),
        ([all, shuffled, again]) => {
          const straight = parcel();
          const other = parcel();
          told(straight, all);
          told(other, [...shuffled, ...again]);
          expect([other.status, other.moves]).toEqual([straight.status, straight.moves]);
        },
      ),
    );
  });

  it('keeps no more than it can, but never misses its end', () => {
    const p = parcel();
    for (let i = 0; i < mostMoves + 10; i++) p.take(move(`m${i}`, 'in-transit', i), now);
    expect(p.take(move('end', 'signed-for', 1000), now).map(n => n.status)).toEqual(['signed-for']);
    expect(p.moves.length).toBe(mostMoves + 1);
  });
});

describe('a parcel without news', () => {
  const day = 86_400_000;
  const later = (days: number) => new Date(now.getTime() + days * day);
  /** Asks when it is to be asked, until it is asked no more; gives the days of the questions and of the first at which it is overdue. */
  const asked = (p: Parcel, answers: (n: number) => string | null) => {
    const at: number[] = [];
    let overdue: number | undefined;
    for (let n = 0; p.dueAt !== null && n < 500; n++) {
      const moment = p.dueAt;
      at.push((moment.getTime() - now.getTime()) / day);
      if (p.askedInVain(moment, answers(n))) overdue = at.at(-1);
    }
    return { at, overdue };
  };
  const accepted = () => {
    const p = parcel('requested');
    p.accept('W', now);
    return p;
  };

  it('is asked of the courier less and less often, and is overdue after eight days', () => {
    expect(asked(accepted(), () => null)).toEqual({ at: [2, 3, 5, 8, 15, 30], overdue: 8 });
  });

  it('is asked no more for ever, whether the courier answers or not, and is overdue once, on the eighth day', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), answers => {
        const { at, overdue } = asked(accepted(), () => (answers.next().value === true ? 'http-503' : null));
        expect(at.length).toBeLessThanOrEqual(6 * mostTriesOfQuestion);
        expect(at).toEqual([...at].sort((a, b) => a - b));
        expect(Math.floor(overdue!)).toBe(8);
      }),
    );
  });

  it('starts anew with every news, and is not asked for after its end', () => {
    const p = accepted();
    p.askedInVain(later(8), null);
    expect([p.overdueSince, p.dueAt]).toEqual([later(8), later(15)]);
    p.take(move('a', 'in-transit', 1), later(9));
    expect([p.overdueSince, p.dueAt]).toEqual([null, later(11)]);
    p.take(move('a', 'in-transit', 1), later(10));
    expect(p.dueAt).toEqual(later(11));
    p.take(move('b', 'returned', 2), later(10));
    expect([p.dueAt, p.askedInVain(later(30), null)]).toEqual([null, false]);
  });
});
