import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { doubleScan, doubleScans, greatCircle, inTime, type Between, type Place, type Sighting } from './double-scan.ts';

const hangzhou: Place = { latitude: 30.2741, longitude: 120.1551 };
const yiwu: Place = { latitude: 29.3069, longitude: 120.0751 };
const t = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000);
const see = (scan: string, checkpoint: string, place: Place, minutes: number): Sighting => ({
  scan,
  checkpoint,
  place,
  at: t(minutes),
});
const pairs = (found: { first: Sighting; second: Sighting }[]) => found.map(d => `${d.first.scan}${d.second.scan}`).sort();

const places: Place[] = [
  hangzhou,
  yiwu,
  { latitude: 31.2304, longitude: 121.4737 },
  { latitude: 29.31, longitude: 120.08 },
  { latitude: -33.9, longitude: 151.2 },
];
const sighting = fc.record({ place: fc.nat({ max: places.length - 1 }), minute: fc.nat({ max: 600 }) });
const history = fc
  .array(sighting, { minLength: 2, maxLength: 9 })
  .map(all => all.map((s, i) => see(`s${i}`, `c${s.place}`, places[s.place]!, s.minute)));

/** What the service does: each sighting comes in, is put among those held, and is compared with its neighbours. */
function arrive(batches: readonly (readonly Sighting[])[], speed: number): string[] {
  const held: Sighting[] = [];
  const reported = new Set<string>();
  for (const batch of batches) {
    held.push(...batch);
    held.sort(inTime);
    const news: Between[] = batch.map(s => ({
      before: held[held.indexOf(s) - 1],
      sighting: s,
      after: held[held.indexOf(s) + 1],
    }));
    for (const pair of pairs(doubleScans(news, () => speed))) reported.add(pair);
  }
  return [...reported].sort();
}

describe('the great-circle distance', () => {
  it('is that of known places', () => {
    expect(greatCircle(hangzhou, yiwu)).toBeCloseTo(107.8, 0);
    expect(greatCircle({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20015.1, 0);
    expect(greatCircle(yiwu, yiwu)).toBe(0);
  });
  it('crosses the date line the short way', () => {
    expect(greatCircle({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.2, 0);
  });
});

describe('a double scan', () => {
  it('is two checkpoints that no vehicle reaches in the time between', () => {
    const found = doubleScan(see('a', 'hz', hangzhou, 0), see('b', 'yw', yiwu, 30), 120);
    expect(found).toMatchObject({ first: { scan: 'a' }, second: { scan: 'b' }, minutes: 30 });
    expect(doubleScan(see('a', 'hz', hangzhou, 0), see('b', 'yw', yiwu, 60), 120)).toBeUndefined();
  });
  it('is found at one and the same instant', () => {
    expect(doubleScan(see('a', 'hz', hangzhou, 5), see('b', 'yw', yiwu, 5), 200)?.minutes).toBe(0);
  });
  it('is never at one checkpoint, nor a scan with itself', () => {
    expect(doubleScan(see('a', 'hz', hangzhou, 0), see('b', 'hz', yiwu, 0), 20)).toBeUndefined();
    expect(doubleScan(see('a', 'hz', hangzhou, 0), see('a', 'yw', yiwu, 0), 20)).toBeUndefined();
  });
  it('is the same from both sides', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 20, max: 200 }), ([a, b], speed) => {
        expect(doubleScan(a!, b!, speed)).toEqual(doubleScan(b!, a!, speed));
      }),
    );
  });
});

describe('scans that arrive late', () => {
  it('are compared with their neighbours on both sides', () => {
    const early = see('a', 'hz', hangzhou, 0);
    const late = see('c', 'hz', hangzhou, 20);
    const offline = see('b', 'yw', yiwu, 10);
    expect(arrive([[early], [late], [offline]], 120)).toEqual(['ab', 'bc']);
    expect(arrive([[early], [late]], 120)).toEqual([]);
  });

  it('in one batch report each pair once', () => {
    const a = see('a', 'hz', hangzhou, 0);
    const b = see('b', 'yw', yiwu, 1);
    expect(
      doubleScans(
        [
          { before: undefined, sighting: a, after: b },
          { before: a, sighting: b, after: undefined },
        ],
        () => 120,
      ),
    ).toHaveLength(1);
  });

  it('reveal that something is wrong in whatever order and batches they come, exactly when some two scans cannot be one vehicle', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 20, max: 200 }), fc.infiniteStream(fc.nat()), (all, speed, random) => {
        const wrong = all.some((a, i) => all.slice(i + 1).some(b => doubleScan(a, b, speed)));
        const shuffled = all
          .map(s => ({ s, n: random.next().value as number }))
          .sort((x, y) => x.n - y.n)
          .map(x => x.s);
        const cut = 1 + ((random.next().value as number) % shuffled.length);
        expect(arrive([all], speed).length > 0).toBe(wrong);
        expect(
          arrive(
            shuffled.map(s => [s]),
            speed,
          ).length > 0,
        ).toBe(wrong);
        expect(arrive([shuffled.slice(0, cut), shuffled.slice(cut)], speed).length > 0).toBe(wrong);
      }),
    );
  });

  it('report the consecutive pairs whatever the order: a late scan can only add to them', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 20, max: 200 }), (all, speed) => {
        expect(
          arrive(
            [...all].reverse().map(s => [s]),
            speed,
          ),
        ).toEqual(expect.arrayContaining(arrive([all], speed)));
      }),
    );
  });
});
